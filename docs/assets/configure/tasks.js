// The tasks a line can be about: one list for all lines.  A field holds the task that was chosen alone
// until somebody turns to it: with ten lines, the whole list in each is half of all that the page
// would have to lay out.

/** The fields that a task is chosen in. */
export class Tasks {
  #list;
  /** @type {WeakSet<HTMLSelectElement>} */ #whole = new WeakSet();

  /** @param {HTMLFormElement} form */
  constructor(form) {
    const list = form.querySelector("template[data-template=tasks]");
    if (!(list instanceof HTMLTemplateElement)) throw new Error("The form has no list of tasks.");
    this.#list = list.content;
    // Both come before the list opens, by pointer as by keyboard.
    for (const turnedTo of ["pointerdown", "focusin"]) {
      form.addEventListener(turnedTo, ({ target }) => {
        if (target instanceof HTMLSelectElement && target.matches("[data-field=task]")) {
          this.#offer(target);
        }
      });
    }
  }

  /**
   * Choose a task in a field; none where there is no such task.
   *
   * @param {HTMLSelectElement} field
   * @param {string} id
   */
  choose(field, id) {
    const task = this.#list.querySelector(`option[value="${CSS.escape(id)}"]`);
    if (!this.#whole.has(field)) {
      field.length = 1;
      if (task) field.append(task.cloneNode(true));
    }
    field.value = task ? id : "";
  }

  /** @param {HTMLSelectElement} field */
  #offer(field) {
    if (this.#whole.has(field)) return;
    this.#whole.add(field);
    const { value } = field;
    field.length = 1;
    field.append(this.#list.cloneNode(true));
    field.value = value;
  }
}
