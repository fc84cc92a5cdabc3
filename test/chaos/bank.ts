import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes a folder of notes with that many questions, three choices each, one of them right. */
export function writeBank(folder: string, questions: number): string {
  mkdirSync(folder, { recursive: true });
  const numbers = Array.from({ length: questions }, (_, i) => i + 1);
  const notes = numbers.map((n) => `## Rule ${n}\n- Rule ${n} says that gate ${n} is kept by keeper ${n}.`);
  const quiz = numbers.map((n) =>
    [
      `## Who keeps gate ${n}? {#gate-${n}}`,
      `- [ ] Warden ${n} — wardens keep walls`,
      `- [x] Keeper ${n}`,
      `- [ ] Porter ${n} — porters carry`,
      `> Rule ${n} names the keeper.`,
      `Source: gates.md#rule-${n} "gate ${n} is kept by keeper ${n}"`,
      'Difficulty: 1',
    ].join('\n'),
  );
  writeFileSync(join(folder, 'gates.md'), `# Gates\n${notes.join('\n')}\n`);
  writeFileSync(join(folder, 'gates.quiz.md'), `${quiz.join('\n\n')}\n`);
  return folder;
}
