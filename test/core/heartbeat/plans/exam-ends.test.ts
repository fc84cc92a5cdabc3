import { describe, expect, it } from 'vitest';
import { planExamEnds } from '../../../../src/core/heartbeat/plans/exam-ends.js';

const at = (time: string): Date => new Date(`2026-11-29T${time}Z`);
const exam = (id: string, ends: string, adapter = 'slack') => ({ id, person: { adapter }, ends: at(ends) });
const here = new Set(['slack', 'terminal']);

describe('which exams end', () => {
  it.each([
    ['a second before', '09:29:59', []],
    ['at the end of its time', '09:30:00', ['e1']],
    ['after the next one, too', '10:00:01', ['e1', 'e2']],
    ['after a long time away', '23:59:59', ['e1', 'e2']],
  ])('%s', (_, now, ids) => {
    const running = [exam('e1', '09:30:00'), exam('e2', '10:00:00')];
    expect(planExamEnds(at(now), running, here).map(({ id }) => id)).toEqual(ids);
  });

  it('each at the end of its time, whenever that is noticed', () => {
    expect(planExamEnds(at('12:00:00'), [exam('e1', '09:30:00')], here)).toEqual([{ id: 'e1', at: at('09:30:00') }]);
  });

  it('none of a platform that another process serves', () => {
    expect(planExamEnds(at('12:00:00'), [exam('e1', '09:30:00', 'discord')], here)).toEqual([]);
    expect(planExamEnds(at('12:00:00'), [], here)).toEqual([]);
  });
});
