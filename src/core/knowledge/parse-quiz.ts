import { excerpt } from '../chat/excerpt.js';
import { giveAways } from './give-away.js';
import { isTrueFalse, judgeChoices, oneLine, positionHint, positionIn, splitWhy } from './judge-choices.js';
import type { Note } from './note.js';
import type { Problem } from './problem.js';
import { proveSource } from './prove-source.js';
import type { Choice, Difficulty, Question, QuestionKind } from './question.js';
import { type Draft, readQuiz } from './read-quiz.js';
import { type Report, reportOn } from './report.js';
import { finish, type Steps } from './steps.js';
import type { NamedTopic } from './topic-spelling.js';

/** Characters and questions of one file: room for months, and little enough to be judged at once. */
const largestQuiz = 200_000;
const mostQuestions = 1_000;
const longestPrompt = 500;
const longestExplanation = 1_500;
const longestId = 64;

/** What a question counts as when its author does not say. */
const usualDifficulty: Difficulty = 2;

const idHint = 'end the heading with its own id, such as {#ec2-guest-os}: letters, digits and hyphens';

const judgeHeading = (draft: Draft, report: Report): { id: string; prompt: string; problems: Problem[] } => {
  const { heading } = draft;
  const brace = heading.endsWith('}') ? heading.lastIndexOf('{#') : -1;
  const id = brace < 0 ? undefined : heading.slice(brace + 2, -1);
  const prompt = oneLine(brace < 0 ? heading : heading.slice(0, brace));
  const problems: Problem[] = [];
  if (id === undefined) problems.push(report(draft, 'no-id', 'the question has no id', idHint));
  else if (!/^[\w.-]+$/.test(id) || id.length > longestId)
    problems.push(report(draft, 'bad-id', `"${excerpt(id, 40)}" can't be an id`, idHint));
  const length = [...prompt].length;
  if (length === 0) problems.push(report(draft, 'no-prompt', 'the question is empty', 'write them after "##"'));
  if (length > longestPrompt)
    problems.push(report(draft, 'long-prompt', `a question of ${length} characters`, `keep it to ${longestPrompt}`));
  return { id: id ?? '', prompt, problems };
};

const judgeExplanation = (draft: Draft, typed: boolean, report: Report): { text: string; problems: Problem[] } => {
  const text = oneLine(draft.explanation.map((piece) => piece.text).join(' '));
  const place = draft.explanation[0] ?? draft;
  const problems: Problem[] = [];
  if (text === '') {
    const hint = 'add "> " and why the right choice is right: it is shown when the question closes';
    problems.push(report(place, 'no-explanation', 'the question has no explanation', hint, 'warning'));
  }
  if (text.length > longestExplanation) {
    const message = `an explanation of ${text.length} characters`;
    problems.push(report(place, 'long-explanation', message, `keep it to ${longestExplanation}`));
  }
  const position = typed ? undefined : positionIn(text);
  if (position) problems.push(report(place, 'names-position', `"${excerpt(position)}" names a position`, positionHint));
  return { text, problems };
};

const judgeDifficulty = (draft: Draft, report: Report): { difficulty: Difficulty; problems: Problem[] } => {
  const piece = draft.fields.difficulty;
  const difficulty = ([1, 2, 3] as const).find((level) => String(level) === piece?.text);
  if (difficulty || !piece) return { difficulty: difficulty ?? usualDifficulty, problems: [] };
  const message = `"${excerpt(piece.text, 40)}" isn't a difficulty`;
  return {
    difficulty: usualDifficulty,
    problems: [report(piece, 'bad-difficulty', message, 'write 1 (easy), 2 (medium) or 3 (hard)')],
  };
};

/** The key of a question: its choices, or what a typed one accepts. */
const judgeKey = (
  draft: Draft,
  report: Report,
): { kind: QuestionKind; choices: Choice[]; accepts: string[]; problems: Problem[] } => {
  const choices = draft.choices.map(splitWhy);
  const { answer } = draft.fields;
  const accepts = (answer?.text ?? '').split('|').flatMap((text) => (text.trim() ? [text.trim()] : []));
  const problems: Problem[] = [];
  if (choices.length > 0) problems.push(...judgeChoices(draft, choices, report));
  if (choices.length > 0 && answer) {
    const hint = 'keep the choices, or the answer for a typed question';
    problems.push(report(answer, 'choices-and-answer', 'the question has both choices and "Answer:"', hint));
  }
  if (choices.length === 0 && accepts.length === 0) {
    const hint = 'add "- [x] right" and "- [ ] wrong — why", or "Answer: one | another" for a typed question';
    problems.push(report(answer ?? draft, 'no-answer', 'the question has neither choices nor an answer', hint));
  }
  const kind = (): QuestionKind => {
    if (choices.length === 0) return 'typed';
    if (isTrueFalse(choices)) return 'true-false';
    return choices.filter((choice) => choice.right).length > 1 ? 'choose' : 'single';
  };
  return { kind: kind(), choices, accepts: choices.length === 0 ? accepts : [], problems };
};

const judge = (file: string, draft: Draft, notes: readonly Note[], report: Report) => {
  const heading = judgeHeading(draft, report);
  const key = judgeKey(draft, report);
  const explanation = judgeExplanation(draft, key.kind === 'typed', report);
  const difficulty = judgeDifficulty(draft, report);
  const sourceHint = 'add Source: note.md#heading "words found below that heading"';
  const proof = draft.fields.source
    ? proveSource(draft.fields.source, file, notes, report)
    : { problems: [report(draft, 'no-source', 'the question has no source', sourceHint)] };
  const problems = [
    ...draft.problems,
    ...[heading, key, explanation, difficulty].flatMap((part) => part.problems),
    ...('problems' in proof ? proof.problems : []),
    ...giveAways({ file, line: draft.line, prompt: heading.prompt, choices: key.choices, kind: key.kind }),
  ];
  const errors = problems.filter(({ severity }) => severity === 'error');
  const own = { id: heading.id, file, line: draft.line, prompt: heading.prompt };
  const written = draft.fields.topic?.text ? { ...draft.fields.topic, file } : undefined;
  const topic: NamedTopic = { written, note: 'note' in proof ? proof.note : undefined };
  if ('problems' in proof || errors.length > 0) return { problems, topic, broken: { ...own, problems: errors } };
  const question: Question = {
    ...own,
    kind: key.kind,
    topic: written?.text ?? proof.note.title,
    difficulty: difficulty.difficulty,
    choices: key.choices,
    accepts: key.accepts,
    explanation: explanation.text,
    source: proof.source,
  };
  return { question, topic, problems };
};

/** A question that can't be used as it is. */
export interface BrokenQuestion {
  /** As far as it can be read: empty when it is missing. */
  readonly id: string;
  readonly file: string;
  readonly line: number;
  readonly prompt: string;
  /** Its errors. */
  readonly problems: readonly Problem[];
}

export interface ParsedQuiz {
  readonly questions: readonly Question[];
  readonly broken: readonly BrokenQuestion[];
  readonly problems: readonly Problem[];
  /** What each question is about, the broken ones too. */
  readonly topics: readonly NamedTopic[];
}

/**
 * Reads a quiz file. Each question is judged by itself: one with an error is left out, the others stay. Texts are
 * taken as they are written, without reading Markdown in them; an indented line continues the choice above it.
 * A question without `Difficulty:` counts as 2, one without `Topic:` is about its source note.
 */
export const parseQuiz = (file: string, text: string, notes: readonly Note[]): ParsedQuiz =>
  finish(quizSteps(file, text, notes));

/** The same in small pieces. */
export function* quizSteps(file: string, text: string, notes: readonly Note[]): Steps<ParsedQuiz> {
  const report = reportOn(file);
  const top = { line: 1, column: 1 };
  const { drafts, problems } = readQuiz(text.slice(0, largestQuiz + 1), report);
  if (text.length > largestQuiz || drafts.length > mostQuestions) {
    const message = `a quiz file of more than ${mostQuestions} questions or ${largestQuiz} characters`;
    return {
      questions: [],
      broken: [],
      problems: [report(top, 'too-large', message, 'split it into several quiz files')],
      topics: [],
    };
  }
  const judged: ReturnType<typeof judge>[] = [];
  for (const draft of drafts) {
    yield;
    judged.push(judge(file, draft, notes, report));
  }
  if (drafts.length === 0 && problems.length === 0) {
    const hint = 'start each question with "## prompt {#its-id}"';
    problems.push(report(top, 'no-questions', 'the file has no questions', hint, 'warning'));
  }
  return {
    questions: judged.flatMap(({ question }) => question ?? []),
    broken: judged.flatMap(({ broken }) => broken ?? []),
    problems: [...problems, ...judged.flatMap((each) => each.problems)],
    topics: judged.map(({ topic }) => topic),
  };
}
