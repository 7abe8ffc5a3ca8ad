// How the plugins are: a row for each, changed in place.

import { byId, cell, el, keyed, row, rowHead, setAttribute, setText, sign, svg, table } from './dom.js';
import { count, millis, number, since, until } from './format.js';

const KEPT = 30;

const KINDS = {
  registered: 'off',
  starting: 'busy',
  running: 'good',
  failed: 'bad',
  restarting: 'busy',
  stopping: 'busy',
  stopped: 'off',
};

/** The sign that goes with a state. */
export function kindOf(state) {
  return KINDS[state] ?? 'off';
}

export class Plugins {

  #table = table('Plugins, live', ['Plugin', 'State', 'Requests', 'Tasks', 'Connections', 'Start', 'Action'], 'cards plugins');

  #history = new Map();

  #restart;

  #select;

  /**
   * @param restart called with the id of a plugin that is to be restarted, and the button
   * @param select called with the id of a plugin whose wiring is to be seen
   */
  constructor(restart, select) {
    this.#restart = restart;
    this.#select = select;
    byId('plugins-body').append(el('div', { class: 'scroll' }, this.#table.element));
  }

  show(state, before) {
    const note = byId('plugins-note');
    note.hidden = state.restartAllowed;
    setText(note, state.restartAllowed ? '' : 'Restarts by hand are not allowed here.');
    setAttribute(this.#table.element, 'data-restart', String(state.restartAllowed));
    keyed(this.#table.body, state.plugins, (plugin) => plugin.id, (plugin) => this.#row(plugin), (made, plugin) => {
      const last = before?.plugins.find((other) => other.id === plugin.id);
      this.#change(made, plugin, last, state);
    });
  }

  #row(plugin) {
    const name = el('button', { type: 'button', class: 'name' }, plugin.id);
    name.title = `Show the wiring of ${plugin.id}`;
    name.addEventListener('click', () => this.#select(plugin.id));
    const button = el('button', { type: 'button', class: 'restart', 'aria-label': `Restart ${plugin.id}` }, 'Restart');
    button.addEventListener('click', () => this.#restart(plugin.id, button));
    return row(
      rowHead('Plugin', name, el('ul', { class: 'modules', 'aria-label': `Modules of ${plugin.id}` })),
      cell('State', el('span', { class: 'badge' }), el('span', { class: 'sub since' }), el('span', { class: 'sub health' }), el('div', { class: 'failure', hidden: true })),
      cell('Requests', el('span', { class: 'figure' }), spark(), el('p', { class: 'sub' })),
      cell('Tasks', el('span', { class: 'figure' }), el('p', { class: 'sub' })),
      cell('Connections', el('span', { class: 'figure' }), el('p', { class: 'sub' })),
      cell('Start', el('span', { class: 'figure' }), el('p', { class: 'sub' })),
      cell('Action', button));
  }

  #change(made, plugin, last, state) {
    const [head, status, requests, tasks, connections, start, action] = made.children;
    setAttribute(made, 'data-plugin', plugin.id);
    setAttribute(made, 'data-state', plugin.state);
    changeModules(head.querySelector('.modules'), plugin.modules);
    changeState(status, plugin, state.at);
    this.#changeRequests(requests, plugin, last, state);
    changeTasks(tasks, plugin.tasks, state.at);
    changeConnections(connections, plugin.connections);
    setText(start.querySelector('.figure'), plugin.start === null ? '–' : startWords(plugin));
    setText(start.querySelector('.sub'), plugin.starts > 1 ? `start ${number(plugin.starts)}` : '');
    action.hidden = !state.restartAllowed;
    this.#table.element.querySelector('thead th:last-child').hidden = !state.restartAllowed;
  }

  #changeRequests(made, plugin, last, state) {
    const { requests } = plugin;
    setText(made.querySelector('.figure'), requests === null ? '–' : number(requests.total));
    const sub = made.querySelector('.sub');
    setText(sub, requests === null ? '' : [
      requests.active > 0 ? `${number(requests.active)} now` : null,
      requests.failed > 0 ? `${number(requests.failed)} failed` : null,
      requests.rejected > 0 ? `${number(requests.rejected)} turned away` : null,
    ].filter((part) => part !== null).join(' · '));
    if (requests !== null && last?.requests) {
      const kept = [...(this.#history.get(plugin.id) ?? []), Math.max(0, requests.total - last.requests.total)].slice(-KEPT);
      if (last.at !== state.at) {
        this.#history.set(plugin.id, kept);
      }
      drawSpark(made.querySelector('.spark'), kept);
    }
  }
}

function startWords(plugin) {
  const { durationMillis } = plugin.start;
  if (durationMillis !== null && plugin.state !== 'failed') {
    return millis(durationMillis);
  }
  return plugin.state === 'starting' || plugin.state === 'restarting' ? '…' : '–';
}

function changeModules(list, modules) {
  list.hidden = modules.length === 0;
  keyed(list, modules, (module) => module.id, (module) => el('li', { 'data-module': module.id }, el('span'), el('span')), (item, module) => {
    setText(item.firstChild, module.id);
    setText(item.lastChild, module.failure === null ? '' : ` failed: ${module.failure.message ?? module.failure.name}`);
    setAttribute(item, 'class', module.failure === null ? 'module' : 'module failed');
  });
}

function changeState(made, plugin, at) {
  const badge = made.querySelector('.badge');
  const kind = kindOf(plugin.state);
  if (badge.dataset.state !== plugin.state) {
    badge.dataset.state = plugin.state;
    badge.className = `badge ${kind}`;
    badge.replaceChildren(sign(kind), plugin.state);
  }
  setText(made.querySelector('.since'), [
    plugin.since === null ? null : `for ${since(plugin.since, at)}`,
    plugin.nextRetryAt === null ? null : `next try ${until(plugin.nextRetryAt, at)}`,
  ].filter((part) => part !== null).join(', '));
  changeHealth(made.querySelector('.health'), plugin.health);
  changeFailure(made.querySelector('.failure'), plugin.failure);
}

function changeHealth(made, health) {
  const bad = health === null ? [] : health.details.filter((part) => part.status !== 'UP' && part.name !== 'state').map((part) => `${part.name} ${part.status}`);
  setText(made, health === null ? '' : `health ${health.status}${bad.length > 0 ? `: ${bad.join(', ')}` : ''}`);
  setAttribute(made, 'class', health !== null && health.status !== 'UP' ? 'sub health bad' : 'sub health');
}

/** Rebuilt only when it differs, so that what was unfolded stays so. */
export function changeFailure(made, failure) {
  const words = failure === null ? '' : JSON.stringify(failure);
  made.hidden = failure === null;
  if (made.dataset.words === words) {
    return;
  }
  made.dataset.words = words;
  made.replaceChildren(...(failure === null ? [] : [
    el('p', { class: 'message' }, el('b', {}, failure.name), failure.message ? `: ${failure.message}` : ''),
    ...(failure.details ? [el('details', {}, el('summary', {}, 'Stack trace'), el('pre', { tabindex: 0 }, failure.details))] : []),
  ]));
}

function changeTasks(made, tasks, at) {
  const figure = made.querySelector('.figure');
  const sub = made.querySelector('.sub');
  if (tasks === null) {
    setText(figure, '–');
    setText(sub, '');
    return;
  }
  const running = tasks.filter((task) => task.status === 'running').length;
  const failed = tasks.filter((task) => task.lastRun?.error).length;
  const next = tasks.map((task) => task.nextRunAt).filter((each) => each !== null && each !== undefined).sort()[0];
  setText(figure, number(tasks.length));
  setText(sub, [
    running > 0 ? `${running} running` : null,
    failed > 0 ? `${failed} failed` : null,
    running === 0 && next !== undefined ? `next ${until(next, at)}` : null,
  ].filter((part) => part !== null).join(' · '));
}

function changeConnections(made, connections) {
  setText(made.querySelector('.figure'), connections === null ? '–' : `${number(connections.active)} busy`);
  setText(made.querySelector('.sub'), connections === null ? '' : [
    `${number(connections.idle ?? 0)} idle`,
    connections.pending > 0 ? `${number(connections.pending)} waiting` : null,
    connections.engine ?? null,
  ].filter((part) => part !== null).join(' · '));
}

function spark() {
  return svg('svg', { class: 'spark', viewBox: `0 0 ${KEPT * 2} 16`, width: KEPT * 2, height: 16, 'aria-hidden': 'true' });
}

function drawSpark(made, values) {
  const most = Math.max(1, ...values);
  made.replaceChildren(...values.map((value, index) => svg('rect', {
    x: (KEPT - values.length + index) * 2,
    y: 15 - (value / most) * 14,
    width: 1.4,
    height: (value / most) * 14 + 1,
  })));
}

/** The few numbers that are looked at first. */
export class Summary {

  #list = byId('summary');

  show(state) {
    const items = [
      ['Plugins', ...pluginWords(state.plugins)],
      ['Health', ...healthWords(state.plugins)],
      ['Requests', ...requestWords(state.plugins)],
      ['Tasks', ...taskWords(state.plugins)],
      ['Connections', ...connectionWords(state)],
      ['Start-up', state.start === null ? '–' : millis(state.start.durationMillis), state.start === null ? '' : `up for ${since(state.start.at, state.at)}`],
    ];
    keyed(this.#list, items, ([label]) => label, ([label]) => el('div', {}, el('dt', {}, label), el('dd', { class: 'figure' }), el('dd', { class: 'sub' })),
      (made, [, figure, sub, kind]) => {
        setText(made.children[1], figure);
        setText(made.children[2], sub);
        setAttribute(made, 'class', kind ?? '');
      });
  }
}

function pluginWords(plugins) {
  const running = plugins.filter((plugin) => plugin.state === 'running').length;
  const failed = plugins.filter((plugin) => plugin.state === 'failed').length;
  const rest = plugins.length - running - failed;
  const words = [failed > 0 ? `${failed} failed` : null, rest > 0 ? `${rest} not running` : null].filter((part) => part !== null).join(' · ');
  return [`${running} of ${plugins.length}`, words || 'all running', failed > 0 ? 'bad' : ''];
}

function healthWords(plugins) {
  const known = plugins.filter((plugin) => plugin.health !== null);
  const bad = known.filter((plugin) => plugin.health.status !== 'UP');
  if (known.length === 0) {
    return ['–', 'not told'];
  }
  return [bad.length === 0 ? 'UP' : bad[0].health.status, bad.length === 0 ? (known.length === plugins.length ? 'of all plugins' : `of ${count(known.length, 'plugin')}`) : bad.map((plugin) => plugin.id).join(', '), bad.length === 0 ? '' : 'bad'];
}

function requestWords(plugins) {
  const told = plugins.map((plugin) => plugin.requests).filter((each) => each !== null);
  const sum = (key) => told.reduce((total, each) => total + each[key], 0);
  return told.length === 0 ? ['–', 'not told'] : [number(sum('total')), `${number(sum('active'))} now · ${number(sum('failed'))} failed`];
}

function taskWords(plugins) {
  const tasks = plugins.flatMap((plugin) => plugin.tasks ?? []);
  const running = tasks.filter((task) => task.status === 'running').length;
  const failed = tasks.filter((task) => task.lastRun?.error).length;
  return [number(tasks.length), `${running} running${failed > 0 ? ` · ${failed} failed` : ''}`, failed > 0 ? 'bad' : ''];
}

function connectionWords(state) {
  const pool = state.details?.database;
  if (pool?.open !== undefined) {
    return [number(pool.open), `${number(pool.idle ?? 0)} idle${pool.max === undefined ? '' : ` · at most ${number(pool.max)}`}`];
  }
  const told = state.plugins.map((plugin) => plugin.connections).filter((each) => each !== null);
  const sum = (key) => told.reduce((total, each) => total + (each[key] ?? 0), 0);
  return told.length === 0 ? ['–', 'no database'] : [number(sum('active') + sum('idle')), `${number(sum('active'))} busy`];
}

/** What happened in words, for those who do not see it; what was restarted by hand is told elsewhere. */
export function changes(before, state, byHand) {
  if (before === null) {
    return [];
  }
  return state.plugins.flatMap((plugin) => {
    const last = before.plugins.find((other) => other.id === plugin.id);
    if (last === undefined || last.state === plugin.state || byHand.has(plugin.id)) {
      return [];
    }
    const why = plugin.state === 'failed' && plugin.failure?.message ? `: ${plugin.failure.message}` : '';
    return [`Plugin ${plugin.id} is ${plugin.state}${why}`];
  });
}
