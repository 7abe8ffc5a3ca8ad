// The backend page: asks the server every two seconds and tells what it sees.

import { Lost, Refusal, readState, readWiring, restart } from './api.js';
import { byId, setAttribute, setText } from './dom.js';
import { Explorer } from './explorer.js';
import { moment } from './format.js';
import { Errors, Tasks } from './lists.js';
import { Plugins, Summary, changes, kindOf } from './plugins.js';
import { Timeline } from './timeline.js';

const PERIOD = 2_000;

const explorer = new Explorer();
const plugins = new Plugins(askToRestart, showWiringOf);
const parts = [new Summary(), new Timeline(), new Tasks(), new Errors()];

let state = null;
let paused = false;
let timer = null;
let asking = false;
let wiringOf = null;
const byHand = new Set();

async function poll() {
  window.clearTimeout(timer);
  if (asking) {
    return;
  }
  asking = true;
  try {
    const next = await readState();
    await readWiringIfNew(next);
    show(next);
  } catch (error) {
    if (!(error instanceof Refusal || error instanceof Lost)) {
      throw error;
    }
    lose(error);
  } finally {
    asking = false;
    if (!paused && !document.hidden) {
      timer = window.setTimeout(poll, PERIOD);
    }
  }
}

/** The wiring is read again when a plugin was started again. */
async function readWiringIfNew(next) {
  const starts = next.plugins.map((plugin) => `${plugin.id} ${plugin.starts}`).join();
  if (starts !== wiringOf) {
    explorer.show(await readWiring());
    wiringOf = starts;
  }
}

function show(next) {
  const news = changes(state, next, byHand);
  const lost = byId('lost');
  if (!lost.hidden) {
    news.unshift('Connected again');
    lost.hidden = true;
  }
  plugins.show(next, state);
  parts.forEach((part) => part.show(next));
  explorer.tell(states(next));
  state = next;
  showHead();
  if (news.length > 0) {
    tell(`${news.join('. ')}.`);
  }
  document.body.dataset.at = next.at;
}

function showHead() {
  const failed = state.plugins.filter((plugin) => plugin.state === 'failed').length;
  const title = failed === 0 ? 'Backend' : `${failed} failed – Backend`;
  if (document.title !== title) {
    document.title = title;
  }
  const mode = byId('mode');
  mode.hidden = false;
  setText(mode, state.mode);
  setConnection(paused ? 'paused' : 'live', `${paused ? 'Paused' : 'Live'}, ${moment(state.at, state.at)}`);
  byId('sign-out').hidden = !state.viewer?.canSignOut;
  setText(byId('viewer'), state.viewer?.ref ?? '');
}

function states(next) {
  const found = new Map();
  for (const plugin of next.plugins) {
    found.set(`plugin:${plugin.id}`, { kind: kindOf(plugin.state), word: plugin.state });
    for (const module of plugin.modules) {
      found.set(`module:${plugin.id}/${module.id}`, moduleState(plugin, module));
    }
  }
  return found;
}

function moduleState(plugin, module) {
  if (module.failure !== null) {
    return { kind: 'bad', word: 'failed' };
  }
  return plugin.state === 'running' ? { kind: 'good', word: 'running' } : { kind: 'off', word: 'not running' };
}

function lose(error) {
  const lost = byId('lost');
  const since = state === null ? '' : ` What you see is from ${moment(state.at, state.at)}.`;
  const why = error instanceof Refusal ? `The server answered: ${error.message}.` : 'Connection lost.';
  if (lost.hidden) {
    tell(why);
  }
  lost.hidden = false;
  setText(lost, `${why}${since} Trying again every two seconds.`);
  setConnection('lost', 'Connection lost');
}

function setConnection(kind, words) {
  const connection = byId('connection');
  setAttribute(connection, 'data-connection', kind);
  setText(connection, words);
}

/** Says something in the one place that is read out. */
function tell(words, kind = '') {
  const news = byId('news');
  setText(news, words);
  setAttribute(news, 'data-kind', kind);
}

function showWiringOf(pluginId) {
  explorer.select(`plugin:${pluginId}`, true);
  byId('wiring').scrollIntoView();
}

function askToRestart(pluginId, button) {
  const dialog = byId('confirm');
  setText(byId('confirm-title'), `Restart the plugin ${pluginId}?`);
  dialog.returnValue = 'cancel';
  dialog.addEventListener('close', () => {
    if (dialog.returnValue === 'restart') {
      restartNow(pluginId, button);
    }
  }, { once: true });
  dialog.showModal();
}

/** The button stays in place and keeps the focus; that it is busy is said, not done by disabling it. */
async function restartNow(pluginId, button) {
  if (button.getAttribute('aria-disabled') === 'true') {
    return;
  }
  button.setAttribute('aria-disabled', 'true');
  byHand.add(pluginId);
  tell(`Restarting the plugin ${pluginId} …`);
  try {
    const reached = await restart(pluginId);
    tell(reached === 'running' ? `The plugin ${pluginId} was restarted and is running.` : `The plugin ${pluginId} is ${reached}.`, 'good');
  } catch (error) {
    tell(`The plugin ${pluginId} was not restarted: ${error.message}`, 'bad');
  } finally {
    button.removeAttribute('aria-disabled');
    await poll();
    byHand.delete(pluginId);
  }
}

byId('pause').addEventListener('click', (event) => {
  paused = !paused;
  event.currentTarget.setAttribute('aria-pressed', String(paused));
  if (paused) {
    window.clearTimeout(timer);
    setConnection('paused', state === null ? 'Paused' : `Paused, ${moment(state.at, state.at)}`);
  } else {
    poll();
  }
});

document.addEventListener('visibilitychange', () => {
  if (document.hidden) {
    window.clearTimeout(timer);
  } else if (!paused) {
    poll();
  }
});

poll();
