// A redline page: which versions, which language, which kinds of clauses.

import { find } from "./check/place.js";
import { offerComparison } from "./guide/pick.js";
import { compareLive } from "./redline/live.js";
import { showTools } from "./redline/tools.js";

if (document.querySelector("[data-redline-live]")) compareLive();
else showTools(find("[data-redline-tools]", HTMLFormElement));
offerComparison().catch((reason) => console.info(String(reason)));
