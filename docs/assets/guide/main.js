import { fillAdvice } from "./advice.js";
import { enableCopying } from "./copy.js";
import { answerDates } from "./governs.js";
import { keepClause, reportMissingClause } from "./keep.js";
import { tellMissingScripts, workOffline } from "./offline.js";
import { offerComparison } from "./pick.js";
import { showVersions } from "./versions.js";
import { tellWordings } from "./wordings.js";

tellMissingScripts();
enableCopying();
keepClause();
reportMissingClause();
answerDates();
tellWordings();
workOffline();

// What comes from other files may be missing (a page saved on a disk): the text stands without it.
for (const filled of [showVersions(), fillAdvice(), offerComparison()]) {
  filled.catch((reason) => console.info(String(reason)));
}
