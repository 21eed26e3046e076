"use strict";
(() => {
  const number = (cell) => (cell.dataset.v === undefined ? NaN : Number(cell.dataset.v));
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true, sensitivity: "base" });

  function compare(a, b) {
    const x = number(a), y = number(b);
    if (Number.isNaN(x) && Number.isNaN(y)) return collator.compare(a.textContent.trim(), b.textContent.trim());
    if (Number.isNaN(x)) return 1;
    if (Number.isNaN(y)) return -1;
    return x - y;
  }

  function sort(table, column, head) {
    const down = head.getAttribute("aria-sort") === "ascending";
    const body = table.tBodies[0];
    const rows = Array.from(body.rows).map((row, place) => ({ row, place, cell: row.cells[column] }));
    const empty = ({ cell }) => cell.classList.contains("number") && cell.dataset.v === undefined;
    rows.sort((a, b) => {
      if (empty(a) !== empty(b)) return empty(a) ? 1 : -1;
      const order = compare(a.cell, b.cell);
      return (down ? -order : order) || a.place - b.place;
    });
    for (const other of table.tHead.querySelectorAll("th[aria-sort]")) other.setAttribute("aria-sort", "none");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    body.append(...rows.map(({ row }) => row));
  }

  for (const table of document.querySelectorAll("table.sortable")) {
    Array.from(table.tHead.rows[0].cells).forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      head.setAttribute("aria-sort", "none");
      button.addEventListener("click", () => sort(table, column, head));
    });
  }

  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  function filter(table, words, count) {
    const wanted = plain(words).split(/\s+/).filter(Boolean);
    const rows = Array.from(table.tBodies[0].rows);
    for (const row of rows) {
      const text = plain(row.textContent);
      row.hidden = !wanted.every((word) => text.includes(word));
    }
    count.textContent = wanted.length === 0 ? "" : rows.filter((row) => !row.hidden).length + " / " + rows.length;
  }

  for (const table of document.querySelectorAll("table[data-filter]")) {
    if (table.tBodies[0].rows.length < 6) continue;
    const label = document.createElement("label"), input = document.createElement("input"), count = document.createElement("output");
    label.className = "filter";
    label.textContent = table.dataset.filter + " ";
    input.type = "search";
    input.addEventListener("input", () => filter(table, input.value, count));
    label.append(input, " ", count);
    table.parentElement.before(label);
  }

  const voices = document.getElementById("voices");
  if (voices) {
    voices.hidden = false;
    for (const button of voices.querySelectorAll("button")) {
      button.addEventListener("click", () => {
        const shown = button.getAttribute("aria-pressed") !== "true";
        button.setAttribute("aria-pressed", String(shown));
        document.body.classList.toggle("hide-" + button.dataset.voice, !shown);
      });
    }
  }

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && document.activeElement.tagName === "MARK") document.activeElement.blur();
  });

  function reveal() {
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id && document.getElementById(id);
    if (!target) return;
    for (let at = target; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
    target.scrollIntoView({ block: "start" });
  }
  window.addEventListener("hashchange", reveal);
  reveal();
})();
