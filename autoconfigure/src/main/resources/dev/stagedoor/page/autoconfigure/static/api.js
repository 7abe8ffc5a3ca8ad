// What the server is asked. All addresses are relative to the page's own.

const PATIENCE = 10_000;

/** Thrown where the server answered that it does not do what was asked; the message is the server's. */
export class Refusal extends Error {}

/** Thrown where no answer came. */
export class Lost extends Error {}

/** The plugins come by id. */
export async function readState() {
  const state = await read('api/state');
  state.plugins.sort((one, other) => one.id.localeCompare(other.id));
  return state;
}

export function readWiring() {
  return read('api/wiring');
}

async function read(address) {
  return answer(await ask(address, { headers: { accept: 'application/json' }, signal: AbortSignal.timeout(PATIENCE) }));
}

async function ask(address, options) {
  try {
    return await fetch(address, options);
  } catch (error) {
    throw new Lost('The connection was lost', { cause: error });
  }
}

/** Restarts a plugin; returns the state that it is in afterwards. */
export async function restart(pluginId) {
  const response = await ask(`api/plugins/${encodeURIComponent(pluginId)}/restart`, { method: 'POST' });
  return (await answer(response)).state;
}

async function answer(response) {
  if (response.status === 401) {
    // The server answers with the form to sign in.
    window.location.reload();
  }
  if (response.ok) {
    return response.json().catch((error) => {
      throw new Lost('The answer broke off', { cause: error });
    });
  }
  const body = await response.json().catch(() => null);
  throw new Refusal(body?.error?.message ?? `The server answered with status ${response.status}`);
}
