import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import type { World } from './world.js';

/** Guilds, GuildMessages and DirectMessages, and nothing privileged. */
const wantedIntents = (1 << 0) | (1 << 9) | (1 << 12);

interface Session {
  readonly id: string;
  readonly sent: { readonly t: string; readonly s: number; readonly d: unknown }[];
  socket?: WebSocket;
  /** Events for which no acknowledged connection exists; a resume brings them. */
  seq: number;
}

interface Frame {
  readonly op: number;
  readonly d?: unknown;
  readonly s?: number;
  readonly t?: string;
}

export interface GatewayOptions {
  readonly world: World;
  token(): string;
  readonly heartbeat: number;
  fail(what: string): void;
}

/** The gateway over real sockets: hello, identify, ready, heartbeats, dispatch, resume, and ways in which it breaks. */
export function createGateway(server: Server, { world, token, heartbeat, fail }: GatewayOptions) {
  const sockets = new WebSocketServer({ noServer: true });
  const sessions = new Map<string, Session>();
  const connected = new Set<WebSocket>();
  const closes: number[] = [];
  let identifies = 0;
  let resumes = 0;
  let upgrades = 0;
  let refusing = false;
  let silent = false;
  let copies = 1;
  let url = '';
  /** Given to the next who identifies or resumes, in place of what they ask for. */
  let invalid: { readonly resumable: boolean } | undefined;
  let closeNext: number | undefined;

  server.on('upgrade', (request, socket, head) => {
    upgrades += 1;
    socket.on('error', () => undefined);
    world.changed();
    if (refusing) return void socket.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\n\r\n');
    sockets.handleUpgrade(request, socket, head, (ws) => accept(ws));
  });

  const send = (ws: WebSocket, frame: Frame): void => ws.send(JSON.stringify(frame));

  const dispatchTo = (session: Session, t: string, d: unknown): void => {
    session.seq += 1;
    const event = { t, s: session.seq, d };
    session.sent.push(event);
    if (session.socket) send(session.socket, { op: 0, ...event });
  };

  const identify = (ws: WebSocket, d: { token: string; intents: number }): void => {
    identifies += 1;
    if (d.token !== token()) return void ws.close(4004, 'Authentication failed');
    if (d.intents !== wantedIntents) fail(`intents ${d.intents} in place of ${wantedIntents}`);
    const session: Session = { id: world.newId(), sent: [], socket: ws, seq: 0 };
    sessions.set(session.id, session);
    dispatchTo(session, 'READY', {
      v: 10,
      user: world.userOf(world.bot.id),
      guilds: [...world.guilds.keys()].map((id) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: url,
      application: { id: world.application, flags: 0 },
      shard: [0, 1],
    });
    for (const guild of world.guilds.values()) dispatchTo(session, 'GUILD_CREATE', world.guildPayload(guild));
  };

  const resume = (ws: WebSocket, d: { token: string; session_id: string; seq: number }): void => {
    resumes += 1;
    if (d.token !== token()) return void ws.close(4004, 'Authentication failed');
    const session = sessions.get(d.session_id);
    if (!session) return void send(ws, { op: 9, d: false });
    session.socket = ws;
    for (const event of session.sent.filter(({ s }) => s > d.seq)) send(ws, { op: 0, ...event });
    dispatchTo(session, 'RESUMED', {});
  };

  const accept = (ws: WebSocket): void => {
    connected.add(ws);
    ws.on('close', (code) => {
      connected.delete(ws);
      closes.push(code);
      for (const session of sessions.values()) {
        if (session.socket !== ws) continue;
        delete session.socket;
        if (code === 1000 || code === 1001) sessions.delete(session.id);
      }
      world.changed();
    });
    ws.on('message', (raw) => {
      const { op, d } = JSON.parse(raw.toString()) as { op: number; d: never };
      if (op === 1) {
        if (!silent) send(ws, { op: 11 });
      } else if (op !== 2 && op !== 6) fail(`gateway op ${op}`);
      else if (closeNext !== undefined) {
        ws.close(closeNext);
        closeNext = undefined;
      } else if (invalid) {
        const { resumable } = invalid;
        invalid = undefined;
        send(ws, { op: 9, d: resumable });
      } else (op === 2 ? identify : resume)(ws, d);
      world.changed();
    });
    send(ws, { op: 10, d: { heartbeat_interval: heartbeat } });
  };

  return {
    closes,
    open(address: string): void {
      url = address;
    },
    identifies: () => identifies,
    resumes: () => resumes,
    upgrades: () => upgrades,
    connections: () => connected.size,
    /** Tells everybody who is connected, or will resume, as often as events are copied now. */
    dispatch(t: string, d: unknown): void {
      for (const session of sessions.values()) {
        for (let i = 0; i < copies; i += 1) dispatchTo(session, t, d);
      }
    },
    deliverEachEvent: (times: number): void => {
      copies = times;
    },
    /** Refuses every new connection. */
    refuse: (on: boolean): void => {
      refusing = on;
    },
    /** Acknowledges no heartbeat any more. */
    goSilent: (on: boolean): void => {
      silent = on;
    },
    invalidateNext: (resumable: boolean): void => {
      invalid = { resumable };
    },
    closeNextWith: (code: number): void => {
      closeNext = code;
    },
    closeAll(code: number): void {
      for (const ws of connected) ws.close(code);
    },
    /** Cuts every connection without a word. */
    cutAll(): void {
      for (const ws of connected) ws.terminate();
    },
    askToReconnect(): void {
      for (const ws of connected) send(ws, { op: 7 });
    },
    /** Stops reading: what a peer says is not noticed, its goodbye neither. */
    freeze(): void {
      for (const ws of connected) ws.pause();
    },
    stop(): void {
      for (const ws of connected) ws.terminate();
      sockets.close();
    },
  };
}

export type Gateway = ReturnType<typeof createGateway>;
