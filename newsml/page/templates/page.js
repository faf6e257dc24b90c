(() => {
  "use strict";
  const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));
  const main = document.getElementById("-text"), tip = document.getElementById("-tip");
  const form = document.getElementById("-filters"), count = document.getElementById("-count");
  const cards = all(".card"), words = all("a.w, a.to[data-a]", main);
  const keysOf = (piece) => piece.dataset.a.split(" ").map((key) => key.split(":"));

  // What shows each thing: its words, its card, and the links to it.
  const shownBy = new Map();
  const add = (id, element) => { shownBy.has(id) ? shownBy.get(id).push(element) : shownBy.set(id, [element]); };
  for (const piece of all("[data-a]", main)) for (const [id] of keysOf(piece)) add(id, piece);
  for (const card of cards) add(card.id, card);
  for (const link of all("a.ref")) add(link.hash.slice(1), link);

  let lit = [];
  const light = (ids) => {
    for (const element of lit) element.classList.remove("hit");
    lit = ids.flatMap((id) => shownBy.get(id) || []);
    for (const element of lit) element.classList.add("hit");
  };

  // What the words in hand belong to, the shortest stretch first.
  let told = null;
  const tell = (piece) => {
    if (told) told.removeAttribute("aria-describedby");
    told = piece;
    if (!piece) { tip.hidden = true; return; }
    const list = document.createElement("ul");
    for (const [id, part] of keysOf(piece)) {
      const card = document.getElementById(id);
      if (!card || card.hidden) continue;
      const item = document.createElement("li"), link = document.createElement("a");
      link.href = "#" + id;
      link.className = "ref " + card.dataset.noun;
      const number = card.querySelector(".number"), heading = card.querySelector("h3 :is(bdi, em)") || card.querySelector("p");
      const called = heading ? heading.textContent : id, name = document.createElement("bdi");
      name.textContent = number ? "statement " + number.textContent : called;
      link.append(name);
      item.append(link, " ", part.replace(/[._]/g, " "));
      if (number) {
        const speaker = document.createElement("bdi");
        speaker.textContent = called;
        item.append(" · ", speaker);
      }
      list.append(item);
    }
    if (piece.dataset.more) {
      const item = document.createElement("li");
      item.textContent = "and " + piece.dataset.more + " more";
      list.append(item);
    }
    tip.replaceChildren(list);
    tip.hidden = !list.childElementCount;
    if (!tip.hidden) piece.setAttribute("aria-describedby", "-tip");
  };

  const pieceOf = (target) => target instanceof Element ? target.closest("[data-a]") : null;
  const cardOf = (target) => target instanceof Element ? target.closest(".card") : null;
  const idsOf = (target) => {
    const piece = pieceOf(target);
    if (piece) return keysOf(piece).map(([id]) => id);
    const link = target instanceof Element ? target.closest("a.ref") : null;
    if (link) return [link.hash.slice(1)];
    const card = cardOf(target);
    return card ? [card.id] : null;
  };
  // Where the page scrolls under a pointer that rests, other words come under it: nobody points at them.
  let rests = "";
  const pointed = (event) => {
    const place = event.clientX + " " + event.clientY;
    if (event.type === "pointerover" && place === rests) return false;
    if (event.type === "pointerover") rests = place;
    return true;
  };
  document.addEventListener("pointermove", (event) => { rests = event.clientX + " " + event.clientY; });
  const attend = (event) => {
    if (event.pointerType === "touch" || !pointed(event)) return;
    const ids = idsOf(event.target);
    if (ids) light(ids);
    const piece = pieceOf(event.target);
    if (piece) tell(piece);
  };
  document.addEventListener("pointerover", attend);
  document.addEventListener("focusin", attend);
  document.addEventListener("pointerout", (event) => { if (idsOf(event.target) && !idsOf(event.relatedTarget)) light([]); });

  // One word of the text is a stop of the Tab key; the arrows go on from there.
  let stop = null;
  const stopAt = (piece) => {
    if (stop) stop.tabIndex = -1;
    stop = piece;
    if (stop) stop.tabIndex = 0;
  };
  for (const piece of words) piece.tabIndex = -1;
  stopAt(words[0] || null);
  const move = (by) => {
    let at = words.indexOf(stop) + by;
    while (words[at] && words[at].classList.contains("off")) at += by;
    if (words[at]) { stopAt(words[at]); words[at].focus(); }
  };
  let from = null;
  const back = () => {
    light([]);
    if (from && !main.contains(document.activeElement)) from.focus();
    else tell(null);
  };
  const steps = { ArrowDown: 1, ArrowUp: -1, ArrowRight: 1, ArrowLeft: -1 };
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Escape") { back(); return; }
    const piece = pieceOf(event.target);
    if (!piece || !words.includes(piece)) return;
    let by = steps[event.key];
    if (by && (event.key === "ArrowLeft" || event.key === "ArrowRight") && getComputedStyle(piece.parentElement).direction === "rtl") by = -by;
    if (!by) return;
    event.preventDefault();
    move(by);
  });
  document.addEventListener("focusin", (event) => { if (words.includes(event.target)) stopAt(event.target); });

  let toldBefore = null;
  document.addEventListener("pointerdown", () => { toldBefore = told; });

  // Links go by script as well, so that the focus goes with them, also where the page is framed.
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
    const target = link && document.getElementById(link.getAttribute("href").slice(1));
    if (!target) return;
    event.preventDefault();
    // A finger cannot hover: its first touch of a word says what the word belongs to, the second goes there.
    if (event.pointerType === "touch" && words.includes(link) && toldBefore !== link) {
      light(keysOf(link).map(([id]) => id));
      tell(link);
      return;
    }
    if (main.contains(link) && !tip.contains(link)) from = link;
    if (target.hidden) form.reset();
    location.hash = target.id;
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: main.contains(target) ? "center" : "start" });
    if (!target.matches("section, main")) light([target.matches("[data-a]") ? keysOf(target)[0][0] : target.id]);
  });

  const filter = () => {
    const given = new FormData(form), nouns = given.getAll("noun"), who = given.get("who"), kind = given.get("kind");
    const shown = new Set();
    for (const card of cards) {
      const { noun, kind: own, who: with_ } = card.dataset;
      const fits = noun === "findings" || (nouns.includes(noun) && (!kind || kind === noun + "/" + own) &&
        (!who || with_.split(" ").includes(who)));
      card.hidden = !fits;
      if (fits) shown.add(card.id);
    }
    for (const bar of all("[data-o]", main)) bar.classList.toggle("off", !shown.has(bar.dataset.o));
    for (const piece of all("[data-a]", main)) piece.classList.toggle("off", !keysOf(piece).some(([id]) => shown.has(id)));
    for (const pointer of all("a.to[data-a]", main)) pointer.hidden = !shown.has(keysOf(pointer)[0][0]);
    for (const row of all("[data-who]:not(.card)")) row.hidden = !row.dataset.who.split(" ").every((id) => shown.has(id));
    const things = cards.filter((card) => card.dataset.noun !== "findings");
    count.textContent = things.filter((card) => !card.hidden).length + " of " + things.length + " shown";
    if (stop && stop.classList.contains("off")) stopAt(words.find((piece) => !piece.classList.contains("off")) || null);
  };
  form.addEventListener("change", filter);
  form.addEventListener("reset", () => setTimeout(filter));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  filter();
})();
