import { setTimeout as sleep } from 'node:timers/promises';
import type { MeaningSetting } from '../config.js';
import type { Meaning } from '../core/ports/meaning.js';
import type { Log } from '../core/ports/services.js';
import type { VectorCache } from '../core/ports/vector-cache.js';
import { StudyhallError } from '../errors.js';
import type { Encoder } from './encoder.js';
import { openEndpoint } from './endpoint.js';
import { fetchModel, isWhole } from './fetch/fetch-model.js';
import { sourcesOf } from './fetch/sources.js';
import { demandRuntime } from './network.js';
import { createVectorBook, type VectorBook } from './vector-book.js';
import { openWorkerModel } from './worker-model.js';

/** How it stands: `away` means words alone, and says why; `there` has texts that are encoded already, and all. */
export type MeaningState =
  | { readonly kind: 'off' }
  | { readonly kind: 'opening' }
  | { readonly kind: 'away'; readonly why: string }
  | { readonly kind: 'there'; readonly name: string; readonly known: number; readonly of: number };

export interface OpenedMeaning {
  /** Undefined while there is none, and where there is none for good. */
  current(): Meaning | undefined;
  state(): MeaningState;
  /** Resolves when it is there, or known not to be for now. Never rejects. */
  opened(): Promise<void>;
  stop(): Promise<void>;
}

export interface MeaningOptions {
  readonly setting: MeaningSetting;
  /** Folders that may hold the model that is fetched; the first is where it is fetched to. */
  readonly places: readonly string[];
  /** Whether it may be fetched. */
  readonly fetch: boolean;
  /** Whether vectors that nothing uses any more are removed: for the one that runs, not for whoever looks on. */
  readonly tidy?: boolean;
  readonly cache: VectorCache;
  readonly log: Log;
  /** Called once it is there. */
  onOpen?(meaning: Meaning): void;
}

/** Milliseconds between two looks for an endpoint that is out of reach. */
const lookAgain = 60_000;

/** The folder of the model that comes by itself. Rejects with a StudyhallError when it is not there and does not come. */
async function folderOf({ setting, places, fetch, log }: MeaningOptions, signal: AbortSignal): Promise<string> {
  if (setting.kind === 'folder') return setting.dir;
  // Without what runs it there is no use in fetching it.
  demandRuntime();
  const sources = sourcesOf(setting.kind === 'auto' ? setting.hub : undefined);
  for (const place of places) if (await isWhole(place, sources)) return place;
  const [place] = places;
  if (place === undefined || !fetch) {
    throw new StudyhallError('meaning-model', 'the model of meaning is not here: “studyhall model” fetches it');
  }
  log.info({ to: place }, 'fetching the model of meaning once, 24 MB; until it is here, words alone');
  const { name } = await fetchModel(place, sources, signal);
  log.info({ from: name }, 'the model of meaning is here');
  return place;
}

/** Opens what encodes texts as it is set, in the background: nobody waits for it. */
export function openMeaning(options: MeaningOptions): OpenedMeaning {
  const { setting, cache, log, tidy, onOpen } = options;
  const given = new AbortController();
  const { signal } = given;
  let state: Exclude<MeaningState, { kind: 'there' }> = { kind: setting.kind === 'off' ? 'off' : 'opening' };
  let there: { readonly encoder: Encoder; readonly book: VectorBook } | undefined;

  const isAway = (error: unknown): void => {
    if (signal.aborted) return;
    if (!(error instanceof StudyhallError)) log.error({ err: error }, 'the model of meaning can not be opened');
    const why = error instanceof Error ? error.message : String(error);
    if (state.kind !== 'away') log.warn({ why }, 'words alone for now: there is no model of meaning');
    state = { kind: 'away', why };
  };

  const begin = (encoder: Encoder): void => {
    const book = createVectorBook({ encoder, cache, log, tidy });
    there = { encoder, book };
    log.info({ model: encoder.id, numbers: encoder.size }, 'the model of meaning is open');
    onOpen?.(book);
  };

  const open = async (): Promise<void> => {
    if (setting.kind === 'off') return;
    try {
      begin(
        setting.kind === 'endpoint'
          ? await openEndpoint(setting, signal)
          : await openWorkerModel(await folderOf(options, signal)),
      );
    } catch (error) {
      isAway(error);
    }
  };

  /** An endpoint may come back; a file does not change by itself. */
  const goOn = async (): Promise<void> => {
    while (setting.kind === 'endpoint' && !there && !signal.aborted) {
      await sleep(lookAgain, undefined, { signal }).then(open, () => undefined);
    }
  };

  const opening = open();
  const going = opening.then(goOn);
  return {
    current: () => there?.book,
    state: () => (there ? { kind: 'there', name: there.encoder.name, ...there.book.progress() } : state),
    opened: () => opening,
    async stop() {
      given.abort();
      await going;
      await there?.book.stop();
    },
  };
}
