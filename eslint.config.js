import js from "@eslint/js";
import globals from "globals";

export default [
  { ignores: ["node_modules/", "site/", ".venv/", ".cache/", "build/"] },
  js.configs.recommended,
  {
    rules: {
      curly: ["error", "multi-line"],
      eqeqeq: "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-shadow": "error",
      "no-var": "error",
      "prefer-const": "error",
      "max-lines": ["error", 300],
      "no-restricted-properties": [
        "error",
        { property: "innerHTML", message: "Text stays text: use createElement and textContent." },
        { property: "outerHTML", message: "Text stays text: use createElement and textContent." },
        { property: "insertAdjacentHTML", message: "Text stays text: use append." },
      ],
    },
  },
  { files: ["docs/assets/**/*.js", "tools/templates/*.js"], languageOptions: { globals: globals.browser } },
  { files: ["docs/assets/worker*.js"], languageOptions: { globals: globals.worker } },
  { files: ["tests/scripts/*.js", "tools/*.mjs", "eslint.config.js"], languageOptions: { globals: globals.node } },
];
