// Makes and changes elements. What the server says becomes text and attributes that hold text, never markup.

const SVG = 'http://www.w3.org/2000/svg';

export function byId(id) {
  return document.getElementById(id);
}

/** Makes an element; `true` sets an attribute without a value, null and false leave it out. */
export function el(name, attributes = {}, ...children) {
  return filled(document.createElement(name), attributes, children);
}

export function svg(name, attributes = {}, ...children) {
  return filled(document.createElementNS(SVG, name), attributes, children);
}

function filled(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? '' : String(value));
    }
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
  return element;
}

/** Sets the text where it differs, so that nothing is drawn or read out without need. */
export function setText(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

export function setAttribute(element, name, value) {
  if (value === null) {
    element.removeAttribute(name);
  } else if (element.getAttribute(name) !== value) {
    element.setAttribute(name, value);
  }
}

/** A table whose roles survive that a narrow screen shows its rows as cards. */
export function table(caption, columns, className) {
  const body = el('tbody', { role: 'rowgroup' });
  const head = el('tr', { role: 'row' }, columns.map((column) =>
    el('th', { role: 'columnheader', scope: 'col', class: column.numeric ? 'number' : null }, column.label ?? column)));
  const element = el('table', { role: 'table', class: className },
    el('caption', {}, caption),
    el('thead', { role: 'rowgroup' }, head),
    body);
  return { element, body };
}

export function row(...cells) {
  return el('tr', { role: 'row' }, cells);
}

export function rowHead(label, ...children) {
  return el('th', { role: 'rowheader', scope: 'row', 'data-label': label }, children);
}

export function cell(label, ...children) {
  return el('td', { role: 'cell', 'data-label': label }, children);
}

/**
 * Keeps children in step with items: each has a key, is made once and then changed in place, so that the focus and
 * what is unfolded stay.
 */
export function keyed(parent, items, key, make, change) {
  const known = new Map([...parent.children].map((child) => [child.dataset.key, child]));
  items.forEach((item, index) => {
    const id = key(item);
    let child = known.get(id);
    if (child === undefined) {
      child = make(item);
      child.dataset.key = id;
    }
    known.delete(id);
    if (parent.children[index] !== child) {
      parent.insertBefore(child, parent.children[index] ?? null);
    }
    change(child, item);
  });
  known.forEach((child) => child.remove());
}

/** A small sign with a shape of its own for each state of things; the text beside it says the same. */
export function sign(kind) {
  const shapes = {
    good: [svg('circle', { cx: 8, cy: 8, r: 7 }), svg('path', { class: 'cut', d: 'M4.5 8.3 7 10.7l4.6-5' })],
    bad: [svg('path', { d: 'M8 0 16 8 8 16 0 8z' }), svg('path', { class: 'cut', d: 'M5.6 5.6l4.8 4.8m0-4.8-4.8 4.8' })],
    busy: [svg('circle', { class: 'ring', cx: 8, cy: 8, r: 6 }), svg('path', { d: 'M8 2a6 6 0 0 1 0 12z' })],
    off: [svg('rect', { x: 1.5, y: 1.5, width: 13, height: 13, rx: 2 }), svg('path', { class: 'cut', d: 'M5 8h6' })],
  };
  return svg('svg', { class: `sign ${kind}`, viewBox: '0 0 16 16', width: 14, height: 14, 'aria-hidden': 'true' },
    shapes[kind]);
}
