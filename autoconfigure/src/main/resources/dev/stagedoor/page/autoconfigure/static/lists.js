// Tasks and last errors.

import { byId, cell, el, keyed, row, rowHead, setAttribute, setText, table } from './dom.js';
import { duration, moment, until } from './format.js';
import { changeFailure } from './plugins.js';

export class Tasks {

  #table = table('Tasks, live', ['Task', 'Plugin', 'Scope', 'Runs', 'State', 'Last run', 'Next run'], 'cards tasks');

  #none = el('p', { class: 'note' }, 'No plugin has a task.');

  constructor() {
    byId('tasks-body').append(el('div', { class: 'scroll' }, this.#table.element), this.#none);
  }

  show(state) {
    const tasks = state.plugins.flatMap((plugin) => (plugin.tasks ?? []).map((task) => ({ ...task, plugin: plugin.id })));
    this.#table.element.hidden = tasks.length === 0;
    this.#none.hidden = tasks.length > 0;
    keyed(this.#table.body, tasks, (task) => `${task.plugin}/${task.id}`, taskRow, (made, task) => {
      const [, , scope, cadence, status, last, next] = made.children;
      setText(scope, task.scope);
      setText(cadence, cadenceWords(task.cadence));
      setText(status, task.status);
      setText(last.firstChild, lastWords(task.lastRun, state.at));
      setAttribute(last.firstChild, 'class', task.lastRun?.error ? 'bad' : null);
      setText(last.lastChild, task.lastRun?.error ?? '');
      setText(next, task.nextRunAt ? until(task.nextRunAt, state.at) : '–');
    });
  }
}

function taskRow(task) {
  return row(rowHead('Task', task.id), cell('Plugin', task.plugin), cell('Scope'), cell('Runs'), cell('State'),
    cell('Last run', el('span'), el('p', { class: 'sub' })), cell('Next run'));
}

function cadenceWords(cadence) {
  return cadence?.startsWith('P') ? `every ${duration(cadence)}` : cadence ?? '–';
}

function lastWords(run, at) {
  return run === null || run === undefined ? 'none yet'
    : `${run.outcome}, ${moment(run.endedAt ?? run.startedAt, at)}${run.duration ? `, took ${duration(run.duration)}` : ''}`;
}

export class Errors {

  #list = el('ol', { class: 'errors' });

  #none = el('p', { class: 'note' }, 'None since the backend started.');

  constructor() {
    byId('errors-body').append(this.#list, this.#none);
  }

  show(state) {
    this.#none.hidden = state.errors.length > 0;
    const seen = new Map();
    const errors = state.errors.map((error) => {
      const key = [error.at, error.plugin, error.source, error.place, error.message].join(' ');
      seen.set(key, (seen.get(key) ?? 0) + 1);
      return { ...error, key: `${key} ${seen.get(key)}` };
    });
    keyed(this.#list, errors, (error) => error.key, (error) => el('li', {},
      el('p', { class: 'where' }, el('time', { datetime: error.at }, moment(error.at, state.at)), ' ',
        el('b', {}, error.plugin ?? 'root'), ` ${[error.source, error.place].filter((part) => part).join(' ')}`),
      el('div', { class: 'failure' })), (made, error) => changeFailure(made.lastChild, error));
  }
}
