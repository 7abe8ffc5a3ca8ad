'use strict';

// Asks several catalogs the same questions, with Backstage's own client and without, and writes a line of JSON for each:
// what was asked, and what each answered once what must differ is out of it: uids, etags, and the ids of locations.
//
// BACKENDS has their names and where they are, TOKEN is known to all, and FILES_PORT is where files are served:
//   BACKENDS='reference=http://localhost:7007 h2=http://localhost:7008'

const http = require('node:http');
const { CatalogClient } = require('@backstage/catalog-client');
const questions = require('./catalog-questions');

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** One of the backends. */
class Side {
  constructor(url, token) {
    this.url = url;
    this.token = token;
    this.uids = new Map();
    this.client = new CatalogClient({
      discoveryApi: { getBaseUrl: async plugin => `${url}/api/${plugin}` },
      fetchApi: { fetch: (target, init) => fetch(target, this.authorized(init)) },
    });
  }

  /** The same backend, asked by its guest. */
  async asGuest() {
    const answer = await fetch(`${this.url}/api/auth/guest/refresh`, { method: 'POST' });
    const guest = new Side(this.url, (await answer.json()).backstageIdentity.token);
    guest.uids = this.uids;
    return guest;
  }

  authorized(init = {}) {
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${this.token}`);
    return { ...init, headers };
  }

  /** Sends a request as it is; a body that is no text is sent as JSON. */
  async raw(method, path, body, type = 'application/json') {
    const answer = await fetch(
      `${this.url}/api/catalog${path}`,
      this.authorized({
        method,
        ...(body !== undefined && {
          body: typeof body === 'string' ? body : JSON.stringify(body),
          headers: { 'content-type': type },
        }),
      }),
    );
    const text = await answer.text();
    const link = answer.headers.get('link');
    return {
      status: answer.status,
      type: answer.headers.get('content-type')?.replace(/;.*/, '') ?? null,
      ...(link && { link }),
      body: parsed(text),
    };
  }

  get(path) {
    return this.raw('GET', path);
  }

  post(path, body) {
    return this.raw('POST', path, body);
  }

  /** Waits until all files have been read, and nothing comes of it any more. */
  async settle() {
    const etags = [];
    await this.until(
      () => this.get('/entities?fields=metadata'),
      ({ body }) => {
        etags.push(JSON.stringify(Array.isArray(body) && body.map(({ metadata }) => metadata.etag).sort()));
        return body.length > 90 && etags.length > 10 && etags.slice(-10).every(each => each === etags.at(-1));
      },
    );
  }

  /** Learns which uid is whose. */
  async learn() {
    const { body } = await this.get('/entities?fields=kind,metadata');
    for (const entity of body) {
      this.uids.set(entity.metadata.uid, `uid of ${ref(entity)}`);
    }
  }

  uidOf(wanted) {
    return [...this.uids].find(([, name]) => name === `uid of ${wanted}`)[0];
  }

  /** Asks until an answer is as it should be. */
  async until(ask, isDone) {
    const end = Date.now() + 60_000;
    for (;;) {
      const answer = await ask(this);
      if (isDone(answer) || Date.now() > end) {
        return answer;
      }
      await new Promise(resolve => setTimeout(resolve, 100));
    }
  }

  /** An answer without what differs from side to side. */
  comparable(value, key) {
    if (typeof value === 'string') {
      if (key === 'etag') {
        return '<etag>';
      }
      if (/^(next|prev)Cursor$/.test(key)) {
        // Only what the client looks at, and what can be seen by using it.
        const cursor = JSON.parse(Buffer.from(value, 'base64').toString());
        return { isPrevious: cursor.isPrevious, totalItems: cursor.totalItems, hasQuery: Boolean(cursor.query) };
      }
      if (key === 'link') {
        return value.replace(/after=([^&>]+)/, (_, after) =>
          Buffer.from(decodeURIComponent(after), 'base64').toString());
      }
      return value.replaceAll(UUID, uuid => this.uids.get(uuid) ?? '<uuid>').replaceAll(this.url, '<backend>');
    }
    if (Array.isArray(value)) {
      return value.map(each => this.comparable(each, key));
    }
    if (value !== null && typeof value === 'object') {
      return Object.fromEntries(
        Object.keys(value)
          .sort()
          .map(name => [name, this.comparable(value[name], name)]),
      );
    }
    return value === undefined ? '<undefined>' : value;
  }
}

function parsed(text) {
  if (text === '') {
    return '<empty>';
  }
  try {
    return JSON.parse(text);
  } catch {
    return `<text> ${text}`;
  }
}

function ref(entity) {
  return `${entity.kind}:${entity.metadata.namespace ?? 'default'}/${entity.metadata.name}`.toLowerCase();
}

/** What a question comes to, also when it comes to an error. */
async function answer(question, side) {
  try {
    const given = await question.ask(side);
    return question.arranged(side.comparable(given, ''));
  } catch (error) {
    if (error.body?.error) {
      return side.comparable({ thrown: error.name, status: error.response.status, body: error.body }, '');
    }
    return { thrown: error.name, message: error.message, ...(error.cause && { cause: String(error.cause) }) };
  }
}

/** Errors are compared by status and name; what they say is for people. */
function withoutMessages(given) {
  for (const error of [given?.body?.error, ...(Array.isArray(given?.body?.errors) ? given.body.errors : [])]) {
    if (error) {
      delete error.message;
      delete error.cause;
    }
  }
  return given;
}

/** Serves files for locations to be registered: a name, and the text of the moment. */
async function serve(files, port) {
  const server = http.createServer((req, res) => {
    const text = files.get(req.url);
    res.writeHead(text === undefined ? 404 : 200, { 'content-type': 'text/yaml' });
    res.end(text ?? '');
  });
  await new Promise(resolve => server.listen(port, '127.0.0.1', resolve));
  return server;
}

async function main() {
  const { BACKENDS, TOKEN, FILES_PORT, ONLY = '' } = process.env;
  const files = new Map();
  const server = await serve(files, Number(FILES_PORT));
  const names = BACKENDS.split(' ').map(backend => backend.split('=')[0]);
  const sides = BACKENDS.split(' ').map(backend => new Side(backend.split('=')[1], TOKEN));
  await Promise.all(sides.map(side => side.settle()));
  await Promise.all(sides.map(side => side.learn()));
  const guests = await Promise.all(sides.map(side => side.asGuest()));
  for (const question of questions({ files, filesUrl: `http://localhost:${FILES_PORT}` })) {
    if (question.name.includes(ONLY)) {
      const asked = question.asGuest ? guests : sides;
      const answers = await Promise.all(asked.map(side => answer(question, side)));
      const named = answers.map((given, index) => [names[index], withoutMessages(given)]);
      console.log(JSON.stringify({ question: question.name, answers: Object.fromEntries(named) }));
    }
  }
  server.close();
}

main().catch(error => {
  console.error(error);
  process.exit(1);
});
