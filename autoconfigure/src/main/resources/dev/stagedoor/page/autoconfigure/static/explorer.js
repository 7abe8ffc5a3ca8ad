// The wiring: picture, what is selected, and tables that say all of it.

import { byId, cell, el, keyed, row, rowHead, setAttribute, setText, svg, table } from './dom.js';
import { count } from './format.js';
import { KINDS, SUPPLIERS, Wiring, subtitle } from './model.js';
import { Picture } from './picture.js';

export class Explorer {

  #body = byId('wiring-body');

  #filter = { plugin: '', pluginServices: false, rootServices: false };

  #wiring = null;

  #picture = null;

  #states = new Map();

  #selected = null;

  #details = el('div', { id: 'details', class: 'details', role: 'region', 'aria-labelledby': 'details-title', tabindex: '-1' });

  #tables = el('div', { class: 'tables' });

  #pluginChoice = el('select', { id: 'wiring-plugin' });

  #shown = el('p', { id: 'wiring-shown', class: 'note', role: 'status' });

  /** Shows a wiring, at first or again. */
  show(descriptor) {
    const first = this.#wiring === null;
    this.#wiring = new Wiring(descriptor);
    if (first) {
      this.#build();
    }
    this.#fillChoice();
    this.#fillTables();
    this.#picture?.replace(this.#wiring);
    this.#refilter();
    this.select(this.#wiring.nodes.has(this.#selected) ? this.#selected : null);
  }

  /** Tells how plugins and modules are: a kind of sign and a word by the node's id. */
  tell(states) {
    this.#states = states;
    this.#picture?.tell(states);
    if (this.#selected !== null) {
      const state = byId('details-state');
      if (state !== null) {
        setText(state, states.get(this.#selected)?.word ?? 'unknown');
      }
    }
  }

  /** Selects a node by its id; null selects none. */
  select(id, move = false) {
    this.#selected = id;
    if (id !== null && this.#picture !== null) {
      this.#reveal(id);
    }
    this.#picture?.select(id);
    this.#describe(id === null ? null : this.#wiring.nodes.get(id));
    for (const button of this.#tables.querySelectorAll('button[data-node]')) {
      setAttribute(button, 'aria-pressed', String(button.dataset.node === id));
    }
    if (move) {
      this.#details.focus({ preventScroll: true });
      this.#details.scrollIntoView({ block: 'nearest' });
    }
  }

  #build() {
    const drawing = typeof window.cytoscape === 'function';
    const canvas = el('div', { id: 'picture', class: 'picture', role: 'img' });
    const frame = el('div', { class: 'frame' }, canvas);
    this.#body.append(
      ...(drawing
        ? [this.#controls(), el('div', { class: 'explorer' }, el('div', { class: 'drawing' }, frame, legend()), this.#details)]
        : [el('p', { class: 'note' }, 'The picture needs the webjar org.webjars.npm:cytoscape. The tables say the same.'), this.#details]),
      el('h3', { id: 'wiring-tables' }, 'The same as tables'),
      el('p', { class: 'note' }, 'Each name selects it in the picture and tells all of it.'),
      this.#tables);
    if (drawing) {
      this.#picture = new Picture(canvas, this.#wiring, (id) => this.select(id));
      this.#letTouchThrough(frame, canvas);
    }
  }

  /** Until told otherwise a finger scrolls the page, and a tap selects. */
  #letTouchThrough(frame, canvas) {
    const coarse = window.matchMedia('(pointer: coarse)').matches;
    this.#picture.touch(!coarse);
    byId('wiring-touch').hidden = !coarse;
    frame.addEventListener('click', (event) => {
      if (canvas.classList.contains('still')) {
        this.select(this.#picture.at(event.clientX, event.clientY));
      }
    });
  }

  #controls() {
    const box = (key, label) => {
      const input = el('input', { type: 'checkbox', id: `wiring-${key}` });
      input.addEventListener('change', () => {
        this.#filter[key] = input.checked;
        this.#refilter();
      });
      return el('label', { class: 'check' }, input, label);
    };
    const button = (id, label, text, act) => {
      const made = el('button', { type: 'button', id, 'aria-label': label, title: label }, text);
      made.addEventListener('click', () => act(made));
      return made;
    };
    this.#pluginChoice.addEventListener('change', () => this.#choosePlugin());
    const touch = button('wiring-touch', 'Move the picture with a finger', 'Move by finger', (made) => {
      const moves = made.getAttribute('aria-pressed') !== 'true';
      made.setAttribute('aria-pressed', String(moves));
      this.#picture.touch(moves);
    });
    touch.setAttribute('aria-pressed', 'false');
    return el('div', { class: 'controls' },
      el('div', { class: 'field' }, el('label', { for: 'wiring-plugin' }, 'Plugin'), this.#pluginChoice),
      el('fieldset', {}, el('legend', {}, 'Show also'),
        box('pluginServices', 'Other plugin services'),
        box('rootServices', 'Other root services')),
      el('div', { class: 'zoom', role: 'group', 'aria-label': 'Size of the picture' },
        touch,
        button('wiring-out', 'Smaller', '−', () => this.#picture.zoom(false)),
        button('wiring-in', 'Larger', '+', () => this.#picture.zoom(true)),
        button('wiring-fit', 'Show all of the picture', 'Fit', () => this.#picture.fit())),
      this.#shown);
  }

  #fillChoice() {
    const chosen = this.#filter.plugin;
    const option = (value, text) => el('option', { value, selected: value === chosen }, text);
    this.#pluginChoice.replaceChildren(option('', 'All plugins'),
      ...this.#wiring.ofKind('plugin').map((node) => option(node.plugin, node.name)));
  }

  /** One plugin's services are few enough to be seen at once. */
  #choosePlugin() {
    this.#filter.plugin = this.#pluginChoice.value;
    this.#setBox('pluginServices', this.#filter.plugin !== '');
    this.#setBox('rootServices', this.#filter.plugin !== '');
    this.#refilter();
  }

  #setBox(key, value) {
    this.#filter[key] = value;
    const box = byId(`wiring-${key}`);
    if (box !== null) {
      box.checked = value;
    }
  }

  #refilter() {
    if (this.#picture === null) {
      return;
    }
    const seen = this.#wiring.visible(this.#filter);
    this.#picture.show(seen);
    this.#picture.tell(this.#states);
    this.#picture.select(this.#selected);
    const services = this.#wiring.ofKind('service');
    const visible = services.filter((node) => seen.has(node.id)).length;
    const plugins = this.#wiring.ofKind('plugin').filter((node) => seen.has(node.id)).length;
    setText(this.#shown, `${count(plugins, 'plugin')} and ${visible} of ${count(services.length, 'service')} in the picture`);
    setAttribute(byId('picture'), 'aria-label',
      `The wiring as a picture: ${count(plugins, 'plugin')} with modules, and ${count(visible, 'service')}. The tables below say the same.`);
  }

  /** A node that is selected is to be seen, whatever the filter hid before. */
  #reveal(id) {
    const node = this.#wiring.nodes.get(id);
    if (this.#wiring.visible(this.#filter).has(id)) {
      return;
    }
    const of = node.service === undefined ? node : this.#wiring.nodes.get(`service:${node.service.replace(/^service:/, '')}`);
    if (of?.kind === 'service') {
      this.#setBox(of.scope === 'root' ? 'rootServices' : 'pluginServices', true);
    }
    if (!this.#wiring.visible(this.#filter).has(id)) {
      this.#filter.plugin = '';
      this.#pluginChoice.value = '';
    }
    this.#refilter();
  }

  #describe(node) {
    if (node === null || node === undefined) {
      this.#details.replaceChildren(
        el('h3', { id: 'details-title' }, 'Nothing selected'),
        el('p', { class: 'note' }, 'Select something in the picture or in the tables to see what it is and what it is wired to.'));
      return;
    }
    const state = this.#states.get(node.id);
    const facts = [
      state === undefined ? null : ['State', el('span', { id: 'details-state' }, state.word)],
      node.kind === 'override' ? ['In force for', node.plugin] : null,
      node.scope === undefined ? null : ['Scope', node.scope === 'root' ? 'root: one for the backend' : 'plugin: one for each plugin'],
      node.suppliers === undefined ? null : ['Supplied by', node.suppliers.map((name) => SUPPLIERS[name].text).join('; ')],
      node.contract === undefined ? null : ['Contract', el('code', {}, broken(node.contract))],
      node.multiton === true ? ['Given as', 'list of all that are supplied'] : null,
      node.declaredBy ? ['Declared by', el('code', {}, broken(node.declaredBy))] : null,
    ].filter((fact) => fact !== null);
    this.#details.replaceChildren(
      el('p', { class: 'kind' }, KINDS[node.kind]),
      el('h3', { id: 'details-title' }, broken(node.name)),
      el('dl', { class: 'facts' }, facts.map(([label, value]) => [el('dt', {}, label), el('dd', {}, value)])),
      ...this.#wiring.relations(node.id).map(([words, others]) => el('div', { class: 'relation' },
        el('h4', {}, words),
        el('ul', { class: 'names' }, others.map((other) => el('li', {}, this.#name(other)))))),
      ...(node.beans?.length > 0 ? [beans(node.beans)] : []));
  }

  #name(node, text = node.name) {
    const button = el('button', { type: 'button', class: 'name', 'data-node': node.id, title: subtitle(node) }, broken(text));
    button.addEventListener('click', () => this.select(node.id, true));
    return button;
  }

  #names(nodes) {
    return nodes.length === 0 ? el('span', { class: 'none' }, 'none') : el('ul', { class: 'names' },
      nodes.map((node) => el('li', {}, this.#name(node))));
  }

  #fillTables() {
    const wiring = this.#wiring;
    const features = table('Plugins, modules and extension points', ['Name', 'What it is', 'Plugin', 'Offers', 'Extends', 'Uses'], 'cards wiring-features');
    for (const node of [...wiring.nodes.values()].filter((each) => ['plugin', 'module'].includes(each.kind))) {
      features.body.append(this.#row(node,
        cell('What it is', KINDS[node.kind]),
        cell('Plugin', node.kind === 'plugin' ? el('span', { class: 'none' }, 'itself') : this.#name(wiring.nodes.get(`plugin:${node.plugin}`))),
        cell('Offers', this.#names(wiring.from(node.id, 'offers'))),
        cell('Extends', this.#names(wiring.from(node.id, 'extends'))),
        cell('Uses', this.#names(wiring.from(node.id, 'uses')))));
    }
    const services = table('Services', ['Name', 'Scope', 'Supplied by', 'Overrides', 'Decorated by', 'Used by'], 'cards wiring-services');
    for (const node of wiring.ofKind('service')) {
      services.body.append(this.#row(node,
        cell('Scope', node.scope),
        cell('Supplied by', node.suppliers.map((name) => SUPPLIERS[name].word).join(', ')),
        cell('Overrides', this.#names([...wiring.from(node.id, 'overrides'), ...wiring.to(node.id, 'overrides')])),
        cell('Decorated by', this.#names(wiring.to(node.id, 'decorates'))),
        cell('Used by', this.#names(wiring.to(node.id, 'uses')))));
    }
    this.#tables.replaceChildren(
      folded(`Plugins and modules (${wiring.ofKind('plugin').length + wiring.ofKind('module').length})`, features.element),
      folded(`Services (${wiring.ofKind('service').length})`, services.element));
  }

  #row(node, ...cells) {
    const made = row(rowHead('Name', this.#name(node)), ...cells);
    made.dataset.node = node.id;
    return made;
  }
}

function folded(summary, content) {
  return el('details', { class: 'folded' }, el('summary', {}, summary), el('div', { class: 'scroll' }, content));
}

function beans(list) {
  const items = el('ul', { class: 'beans' });
  keyed(items, list, (bean) => bean.name, () => el('li'), (item, bean) => {
    item.replaceChildren(el('code', {}, broken(bean.name)), bean.lazy ? ' lazy' : '', el('span', { class: 'type' }, broken(bean.type)));
  });
  return el('details', {}, el('summary', {}, `Beans (${list.length})`), items);
}

/** Lets long names break after dots, slashes and before capitals. */
function broken(text) {
  return text.split(/(?<=[./:#-])|(?<=[a-z0-9])(?=[A-Z])/).flatMap((part, index) => (index === 0 ? [part] : [el('wbr'), part]));
}

/** What shapes and lines mean. */
function legend() {
  const shape = (name, text, ...content) => el('li', {},
    svg('svg', { viewBox: '0 0 36 18', width: 36, height: 18, 'aria-hidden': 'true', class: `key ${name}` }, content), text);
  const rect = (extra = {}) => svg('rect', { x: 2, y: 2, width: 32, height: 14, ...extra });
  const line = () => svg('path', { d: 'M1 9h26', class: 'line' });
  return el('details', { class: 'legend', open: window.matchMedia('(min-width: 60rem)').matches },
    el('summary', {}, 'What shapes and lines mean'),
    el('ul', {},
      shape('plugin', 'plugin', rect({ rx: 4 })),
      shape('module', 'module', rect({ rx: 4 })),
      shape('point', 'extension point', svg('path', { d: 'M2 2h25l7 7-7 7H2z' })),
      shape('service', 'service, supplied by default', rect()),
      shape('service', 'service, default of its library', svg('path', { d: 'M6 2h24l4 4v6l-4 4H6l-4-4V6z' })),
      shape('service', 'service, by a feature loader', svg('path', { d: 'M2 2h24l8 14H10z' })),
      shape('changed', 'supplied by the application', svg('path', { d: 'M6 2h24l4 7-4 7H6L2 9z' })),
      shape('service root', 'thick line: root service', rect()),
      shape('changed', 'decorator', svg('path', { d: 'M2 2h32l-4 7 4 7H2l4-7z' })),
      shape('unused', 'not in use', rect()),
      shape('failed', 'failed', rect({ rx: 4 })),
      shape('uses', 'uses', line(), svg('path', { d: 'M27 5l8 4-8 4z' })),
      shape('extends', 'extends', line(), svg('path', { d: 'M27 5l8 4-8 4z' })),
      shape('offers', 'offers', line(), svg('circle', { cx: 30, cy: 9, r: 4 })),
      shape('overrides', 'overrides', line(), svg('path', { d: 'M28 3v12', class: 'line' })),
      shape('decorates', 'decorates', line(), svg('path', { d: 'M30 4l5 5-5 5-5-5z' }))));
}
