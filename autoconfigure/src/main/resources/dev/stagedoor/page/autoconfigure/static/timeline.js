// The start-up as bars: each has its numbers beside it as text.

import { byId, el, setText, svg } from './dom.js';
import { count, millis, moment } from './format.js';

const LEAST_WIDTH = 0.35;
const MANY = 12;
const STEPS = { process: 'Java and Spring Boot', root: 'Root services', plugins: 'Plugins' };
const PHASES = ['services', 'module', 'init', 'beans', 'opening', 'hooks'];

export class Timeline {

  #body = byId('start-body');

  #drawn = '';

  show(state) {
    const drawn = JSON.stringify([state.start, state.plugins.map((plugin) => [plugin.id, plugin.start, plugin.timeline])]);
    if (drawn === this.#drawn) {
      return;
    }
    this.#drawn = drawn;
    const open = new Set([...this.#body.querySelectorAll('details[open]')].map((each) => each.dataset.part));
    this.#body.replaceChildren(...[this.#words(state), this.#application(state), this.#plugins(state)].filter((part) => part !== null));
    this.#body.querySelectorAll('details').forEach((each) => {
      each.open = open.has(each.dataset.part);
    });
  }

  #words({ start, plugins, at }) {
    const words = el('p', { class: 'lead' });
    if (start === null) {
      setText(words, 'The backend has not started yet.');
      return words;
    }
    const slowest = plugins.filter((plugin) => plugin.start?.cause === 'backend' && plugin.start.durationMillis !== null)
      .sort((one, other) => other.start.durationMillis - one.start.durationMillis)[0];
    const took = start.durationMillis === null ? 'is still starting' : `started in ${millis(start.durationMillis)}`;
    const last = slowest === undefined ? '' : ` The slowest plugin was ${slowest.id} with ${millis(slowest.start.durationMillis)}.`;
    setText(words, `The process began at ${moment(start.at, at)} and ${took}.${last}`);
    return words;
  }

  #application({ start }) {
    if (start === null || start.timeline.length === 0) {
      return null;
    }
    const end = Math.max(start.durationMillis ?? 0, ...start.timeline.map(endOf), 1);
    const services = start.timeline.filter((part) => part.name.startsWith('service '));
    const parts = start.timeline.filter((part) => !part.name.startsWith('service '));
    const slow = [...services].sort((one, other) => (other.durationMillis ?? 0) - (one.durationMillis ?? 0));
    return el('div', {},
      el('h3', {}, 'The process'),
      chart('Phases of the process', end, parts.map((part) => bars(STEPS[part.name] ?? part.name, part.startMillis, [{ ...part, startMillis: 0 }], end))),
      services.length === 0 ? null : el('details', { class: 'folded', 'data-part': 'services' },
        el('summary', {}, `Root services (${services.length})${services.length > MANY ? `, the ${MANY} slowest` : ''}`),
        chart('Root services', end, slow.slice(0, MANY)
          .sort((one, other) => one.startMillis - other.startMillis)
          .map((part) => bars(part.name.slice('service '.length), part.startMillis, [{ ...part, name: 'service', startMillis: 0 }], end)))));
  }

  #plugins({ plugins, at }) {
    const started = plugins.filter((plugin) => plugin.start !== null);
    if (started.length === 0) {
      return null;
    }
    const together = started.filter((plugin) => plugin.start.cause === 'backend');
    const begin = together.length === 0 ? 0 : Math.min(...together.map((plugin) => plugin.start.offsetMillis));
    const offset = (plugin) => (plugin.start.cause === 'backend' ? plugin.start.offsetMillis - begin : 0);
    const end = Math.max(1, ...started.map((plugin) => offset(plugin) + Math.max(plugin.start.durationMillis ?? 0, ...plugin.timeline.map(endOf))));
    const used = new Set(started.flatMap((plugin) => plugin.timeline.map((part) => phase(part.name))));
    const phases = [...PHASES, 'other'].filter((name) => used.has(name));
    return el('div', {},
      el('h3', {}, 'The plugins'),
      el('p', { class: 'note' }, `${count(together.length, 'plugin')} started side by side, ${millis(begin)} after the process began.`),
      el('ul', { class: 'phases', 'aria-label': 'Phases' }, phases.map((name) => el('li', {},
        svg('svg', { width: 14, height: 14, viewBox: '0 0 14 14', 'aria-hidden': 'true' },
          svg('rect', { class: `bar ${name}`, width: 14, height: 14, rx: 3 })), name))),
      chart('Phases of each plugin', end, started.map((plugin) => bars(plugin.id, offset(plugin), plugin.timeline, end, note(plugin, at)))));
  }
}

function note(plugin, at) {
  const { cause, durationMillis } = plugin.start;
  const when = cause === 'backend' ? '' : `${cause === 'retry' ? 'tried again' : 'restarted'} at ${moment(plugin.start.at, at)}, `;
  const failed = plugin.state === 'failed' ? durationMillis === null ? 'failed' : 'failed after ' : '';
  return `${when}${failed}${failed === 'failed' ? '' : millis(durationMillis)}`;
}

function endOf(part) {
  return part.startMillis + (part.durationMillis ?? 0);
}

function phase(name) {
  const first = name.split(' ')[0];
  return PHASES.includes(first) ? first : 'other';
}

function chart(label, end, rows) {
  const step = tick(end);
  const ticks = [];
  for (let at = 0; at <= end * 1.0001; at += step) {
    ticks.push(at);
  }
  return el('div', { class: 'chart' },
    el('ol', { 'aria-label': label }, rows),
    el('div', { class: 'axis', 'aria-hidden': 'true' }, svg('svg', { width: '100%', height: 20 },
      ticks.map((at) => svg('text', {
        x: `${(at / end) * 100}%`, y: 14, 'text-anchor': at === 0 ? 'start' : at > end * 0.9 ? 'end' : 'middle',
      }, at === 0 ? '0' : millis(at))))));
}

function bars(name, offset, parts, end, note = null) {
  const percent = (value) => `${Math.min(100, (value / end) * 100)}%`;
  const words = parts.filter((part) => parts.length > 1 || part.name !== name)
    .map((part) => `${part.name} ${millis(part.durationMillis)}`).join(' · ');
  return el('li', { 'data-name': name },
    el('p', { class: 'bar-name' }, el('strong', {}, name), ' ', el('span', {}, note ?? millis(parts[0]?.durationMillis))),
    svg('svg', { class: 'track', width: '100%', height: 14, 'aria-hidden': 'true' },
      parts.map((part) => svg('rect', {
        class: `bar ${phase(part.name)}`,
        x: percent(offset + part.startMillis),
        width: `${Math.max(LEAST_WIDTH, ((part.durationMillis ?? 0) / end) * 100)}%`,
        height: 14,
        rx: 2,
      }))),
    note === null ? null : el('p', { class: 'bar-parts' }, words));
}

/** A round step that gives three to six marks. */
function tick(end) {
  const rough = end / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  return [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((step) => step >= rough);
}
