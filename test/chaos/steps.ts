import type { Seen } from '../support/watch.js';
import type { Chance } from './chance.js';

const moments = ['arrives', 'took effect', 'answered'] as const;
const calls = ['card', 'look', 'receipt', 'edit', 'reveal', 'final edit'] as const;

/** Every step at which the program is killed. */
export const steps: readonly string[] = [
  'slot committed',
  ...calls.flatMap((call) => moments.map((moment) => `${call} ${moment}`)),
  'press sent',
  'press acknowledged',
  'close sent',
  'close committed',
];

const text = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value ?? ''));

function slackCall({ call, body }: Seen): (typeof calls)[number] | undefined {
  switch (call) {
    case 'chat.postMessage':
      return text(body.metadata).includes('"card:')
        ? 'card'
        : text(body.metadata).includes('"reveal:')
          ? 'reveal'
          : undefined;
    case 'chat.update':
      return text(body.blocks).includes('vote:') ? 'edit' : 'final edit';
    case 'conversations.history':
      return 'look';
    case 'response_url':
      return 'receipt';
    default:
      return undefined;
  }
}

function discordCall({ call, body }: Seen): (typeof calls)[number] | undefined {
  const open = text(body.components).includes('vote:');
  if (/^POST \/channels\/\d+\/messages$/.test(call)) return open ? 'card' : 'reveal';
  if (/^PATCH \/channels\//.test(call)) return open ? 'edit' : 'final edit';
  if (/^GET \/channels\/\d+\/messages$/.test(call)) return 'look';
  return call.startsWith('POST /interactions/') ? 'receipt' : undefined;
}

/** The step that a moment of a call is; undefined for calls that are no part of a round. */
export function stepOf(seen: Seen): string | undefined {
  const call = seen.platform === 'slack' ? slackCall(seen) : discordCall(seen);
  return call && `${call} ${seen.moment}`;
}

export interface KillerOptions {
  readonly chance: Chance;
  /** All kills together. */
  readonly wanted: number;
  /** How many steps pass at most between two kills. */
  readonly lives: number;
  /** Whether that caller is ready to be killed. */
  alive(host: string): boolean;
  kill(host: string): void;
  readonly hosts: readonly string[];
}

/** When the step that is still wanted does not come, another one does as well. */
const patience = 12_000;

/** Kills at named steps, at each about equally often. */
export function createKiller({ chance, wanted, lives: most, alive, kill, hosts }: KillerOptions) {
  const kills = new Map<string, number>(steps.map((step) => [step, 0]));
  const quota = Math.ceil(wanted / steps.length);
  let done = 0;
  let lives = chance.between(0, most);
  let since = Date.now();
  let on = false;

  return {
    kills,
    done: () => done,
    enough: () => done >= wanted,
    /** Kills only while it is switched on. */
    switch(to: boolean): void {
      on = to;
      since = Date.now();
    },
    /** Something reached a step; `host` is where it came from, where that is known. True when it was killed there. */
    at(step: string | undefined, host?: string): boolean {
      const count = step === undefined ? undefined : kills.get(step);
      if (!on || step === undefined || count === undefined || done >= wanted) return false;
      const victim = host ?? chance.of(hosts);
      if (!alive(victim)) return false;
      lives -= 1;
      if (lives > 0 || (count >= quota && Date.now() - since < patience)) return false;
      kills.set(step, count + 1);
      done += 1;
      lives = chance.between(0, most);
      since = Date.now();
      kill(victim);
      return true;
    },
  };
}
