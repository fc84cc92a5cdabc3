import cron from 'node-cron';
import type { Log } from './core/ports/services.js';

/**
 * Calls `beat` once a second, never twice at the same time; what fails is logged and tried again a second later.
 * `stop` resolves when the last beat has ended.
 */
export function startTicker(beat: () => Promise<void>, log: Log): { stop(): Promise<void> } {
  const quiet = () => undefined;
  let running: Promise<void> = Promise.resolve();
  const guarded = async (): Promise<void> => {
    try {
      await beat();
    } catch (error) {
      log.error({ err: error }, 'the heartbeat failed; it continues in a second');
    }
  };
  const task = cron.schedule(
    '* * * * * *',
    () => {
      running = guarded();
      return running;
    },
    // A beat that is late or overlaps is no news: the next one does whatever is due by then.
    { noOverlap: true, suppressMissedWarning: true, logger: { info: quiet, warn: quiet, error: quiet, debug: quiet } },
  );
  return {
    async stop() {
      await task.destroy();
      await running;
    },
  };
}
