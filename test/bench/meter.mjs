import { monitorEventLoopDelay, performance } from 'node:perf_hooks';

export const rest = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Does work: how long it took, the processor's time for it, and how long others had to wait; all in milliseconds. */
export const metered = async (work) => {
  const meter = monitorEventLoopDelay({ resolution: 1 });
  meter.enable();
  await rest(20);
  meter.reset();
  const [from, spent] = [performance.now(), process.cpuUsage()];
  const made = await work();
  const took = performance.now() - from;
  const { user, system } = process.cpuUsage(spent);
  // A block is only seen by the timer that comes after it.
  await rest(20);
  meter.disable();
  return { made, took, cpu: (user + system) / 1e3, block: meter.max / 1e6 };
};
