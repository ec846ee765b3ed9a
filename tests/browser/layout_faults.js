// Lists, in words, what is cut, what overlaps and what must be scrolled sideways on the page as it stands.
// A chart that is not drawn for this width yet is in the list too: who asks waits and asks again.
() => {
  const seen = one => one.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const said = one => (one.tagName === "INPUT" ? one.value || one.placeholder : one.innerText) || "";
  const short = text => `"${text.trim().slice(0, 60)}"`;
  const boxes = list => list.map(one => [one, one.getBoundingClientRect()]).filter(([, box]) => box.width > 2 && box.height > 2);
  const common = (a, b) => [
    Math.min(a.right, b.right) - Math.max(a.left, b.left),
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top),
  ];
  const pairs = function* (list) {
    for (let i = 0; i < list.length; i++) for (let j = i + 1; j < list.length; j++) yield [...list[i], ...list[j]];
  };
  const all = selector => [...document.querySelectorAll(selector)];
  const faults = [];

  for (const [name, part] of [["The window", document.documentElement], ["The page", all("[data-testid=stMain]")[0]]])
    if (part.scrollWidth > part.clientWidth) faults.push(`${name} scrolls sideways: ${part.scrollWidth} > ${part.clientWidth}`);

  // A data grid scrolls by itself and shows a long cell when it is touched.
  for (const [one] of boxes(all("[data-testid=stApp] *").filter(seen))) {
    if (one.closest("[data-testid=stDataFrame], svg") || !said(one)) continue;
    const style = getComputedStyle(one);
    const mayCut = style.overflowX !== "visible" || one.tagName === "INPUT";
    if (mayCut && one.scrollWidth > one.clientWidth + 1)
      faults.push(`Cut at ${one.clientWidth} of ${one.scrollWidth} pixels: ${short(said(one))}`);
    // The bar at the top keeps a second line under each word on purpose.
    const mayCutBelow = ["hidden", "clip"].includes(style.overflowY) && one.tagName !== "INPUT" && !one.closest("header");
    if (mayCutBelow && one.scrollHeight > one.clientHeight + 3) faults.push(`Cut below: ${short(said(one))}`);
  }

  for (const [one, a, other, b] of pairs(boxes(all("[data-testid=stElementContainer]").filter(seen)))) {
    const [wide, high] = common(a, b);
    if (wide > 2 && high > 2 && !one.contains(other) && !other.contains(one))
      faults.push(`On top of one another: ${short(said(one))} and ${short(said(other))}`);
  }

  for (const [holder, room] of boxes(all("[data-testid=stPlotlyChart]").filter(seen))) {
    const chart = holder.querySelector(".main-svg");
    if (!chart || Math.abs(chart.getBoundingClientRect().width - room.width) > 3) {
      faults.push("A chart is not drawn for this width");
      continue;
    }
    const frame = chart.getBoundingClientRect();
    const texts = boxes([...holder.querySelectorAll(".main-svg text")].filter(seen));
    for (const [text, box] of texts)
      if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1)
        faults.push(`Outside its chart: ${short(text.textContent)}`);
    for (const [one, a, other, b] of pairs(texts)) {
      const [wide, high] = common(a, b);
      if (wide > 2 && high > 4) faults.push(`Printed over one another: ${short(one.textContent)} and ${short(other.textContent)}`);
    }
  }
  return faults;
}
