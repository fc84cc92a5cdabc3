// The README's picture, from the page itself: an answer, and a question that somebody has won.
// `npm run picture` takes it again, into docs/picture.png; it needs Chromium (or CHROMIUM=/its/path).
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const root = fileURLToPath(new URL('../..', import.meta.url));
const query = 'is mfa requird for the root user?';
const quiz = 'iam.quiz.md';
const asked = 'key-in-public-code';
const size = { width: 1120, height: 700 };
/** Pixels that the conversation may add to that. */
const tallest = 850;

/** The notes with that one question: which one `/quiz now` asks is not left to chance. */
function notesIn(dir) {
  cpSync(join(root, 'knowledge'), dir, { recursive: true, filter: (path) => !path.endsWith('.quiz.md') });
  const questions = readFileSync(join(root, 'knowledge', quiz), 'utf8').split(/^(?=## )/m);
  const question = questions.find((each) => each.includes(`{#${asked}}`));
  if (question === undefined) throw new Error(`${quiz} has no question ${asked}: choose another one`);
  writeFileSync(join(dir, quiz), question);
  const choices = (mark) => [...question.matchAll(new RegExp(`^- \\[${mark}\\] (.*?)(?: — .*)?$`, 'gm'))];
  return { right: choices('x')[0][1], wrong: choices(' ')[0][1] };
}

/** The program on a free port, and the address that it says. */
async function startProgram(cwd, notes) {
  const env = { PATH: process.env.PATH, KNOWLEDGE_DIR: notes, MEANING: 'off', PORT: '0', LOG_LEVEL: 'warn' };
  const program = spawn(process.execPath, [join(root, 'dist/main.js')], {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: program.stdout })) {
    const url = /http:\S+/.exec(line)?.[0];
    if (url !== undefined) return { program, url };
  }
  throw new Error('the program ended before it was ready');
}

/** Ana asks, Chen puts the question, all three answer, and Ana sees that she has won. */
async function play(page, { right, wrong }) {
  const lines = page.locator('#lines');
  const say = async (text) => {
    await page.locator('textarea').first().fill(text);
    await page.locator('textarea').first().press('Enter');
  };
  const become = (name) => page.locator('#people').getByText(name, { exact: true }).click();
  const vote = async (name, choice) => {
    await become(name);
    await lines.getByRole('button').filter({ hasText: choice }).last().click();
    await lines.getByText(`: ${choice}`).first().waitFor();
  };
  await become('Ana');
  await say(query);
  await lines.getByText('read “requird” as “require').waitFor();
  await become('Chen');
  await say('/quiz now');
  await lines.getByRole('button').filter({ hasText: right }).waitFor();
  await vote('Ana', right);
  await vote('Bo', wrong);
  await vote('Chen', wrong);
  await lines.getByText('3 answered').waitFor();
  await say('/quiz close');
  await lines.getByText('3 answered · closed').waitFor();
  await become('Ana');
  await lines.getByText('1 of 3 right').waitFor();
}

const work = mkdtempSync(join(tmpdir(), 'studyhall-picture-'));
const choices = notesIn(join(work, 'notes'));
const { program, url } = await startProgram(work, join(work, 'notes'));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
});
try {
  const page = await browser.newPage({
    viewport: size,
    colorScheme: 'light',
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'Europe/London',
  });
  await page.goto(url);
  await play(page, choices);
  await page.mouse.move(0, 0);
  const hidden = await page.locator('#scroller').evaluate((each) => each.scrollHeight - each.clientHeight);
  await page.setViewportSize({ ...size, height: size.height + Math.min(hidden, tallest) });
  await page.locator('#scroller').evaluate((each) => each.scrollTo(0, 0));
  await page.screenshot({ path: join(root, 'docs/picture.png') });
} finally {
  await browser.close();
  program.kill('SIGTERM');
  await once(program, 'exit');
  rmSync(work, { recursive: true, force: true });
}
