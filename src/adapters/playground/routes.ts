import type { IncomingMessage, ServerResponse } from 'node:http';
import { judge, strictHeaders } from './guard.js';
import { readJson, sendError, sendJson, sendText } from './http.js';
import type { Ack, Verb } from './page/wire.js';
import { type PageFiles, sendFile } from './page-files.js';

/** What the paths do; who a request is from has been checked by its name alone. */
export interface Handlers {
  /** Why nothing is served now. */
  closed(): string | undefined;
  files(): PageFiles;
  /** For the person named, or the first when there is no such person. */
  state(query: URLSearchParams): Promise<unknown>;
  events(query: URLSearchParams, response: ServerResponse): Promise<void>;
  act(verb: Verb, body: unknown): Promise<{ status: number; ack: Ack }>;
}

const base = '/playground';
const verbs: ReadonlySet<string> = new Set<Verb>(['say', 'press', 'choose', 'submit', 'typing', 'person']);
const isVerb = (name: string): name is Verb => verbs.has(name);

function addressOf(request: IncomingMessage): URL | undefined {
  const address = `http://localhost${request.url ?? '/'}`;
  return URL.canParse(address) ? new URL(address) : undefined;
}

/** Answers what is the playground's own: `/` and everything below `/playground`. False for any other path. */
export async function route(
  handlers: Handlers,
  token: string | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const url = addressOf(request);
  const path = url?.pathname;
  if (!url || !(path === '/' || path === base || path?.startsWith(`${base}/`))) return false;
  for (const [name, value] of Object.entries(strictHeaders)) response.setHeader(name, value);
  const verdict = judge(request, url, token);
  const closed = handlers.closed();
  const refuse = request.method === 'POST' ? sendError : sendText;
  if (verdict.pass && verdict.cookie !== undefined) response.setHeader('Set-Cookie', verdict.cookie);
  if (!verdict.pass) refuse(response, verdict.status, verdict.why);
  else if (closed !== undefined) refuse(response, 503, closed);
  else await serve(handlers, url, path.slice(base.length + 1), request, response);
  return true;
}

async function serve(
  handlers: Handlers,
  url: URL,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const method = isVerb(name) ? 'POST' : 'GET';
  if (request.method !== method && !(method === 'GET' && request.method === 'HEAD')) {
    response.setHeader('Allow', method);
    return sendError(response, 405, `${url.pathname} takes ${method} only.`);
  }
  if (isVerb(name)) {
    const read = await readJson(request);
    if (!read.ok) return sendError(response, read.status, read.why);
    const { status, ack } = await handlers.act(name, read.body);
    return sendJson(response, status, ack);
  }
  if (name === 'state') return sendJson(response, 200, await handlers.state(url.searchParams));
  if (name === 'events') return handlers.events(url.searchParams, response);
  const file = handlers.files().get(name === '' ? 'index.html' : name);
  return file ? sendFile(request, response, file) : sendText(response, 404, `There is no ${url.pathname} here.`);
}
