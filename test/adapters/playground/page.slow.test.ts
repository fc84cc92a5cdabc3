import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Offer } from '../../../src/core/chat/home.js';
import { launch, openPage } from '../../support/browser.js';
import { needs } from '../../support/needs.js';
import { openPlayground, type PlaygroundSettings } from '../../support/playground.js';
import { createQuizBot, prompt } from '../../support/quiz-bot.js';

const chromium = needs('chromium');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** How much the border of an element stands out from the paper below it, as WCAG reckons it. */
function edgeContrast(element: Element): number {
  const light = (color: string): number => {
    const [r = 0, g = 0, b = 0] = (color.match(/[\d.]+/g) ?? []).map((part) => {
      const share = Number(part) / 255;
      return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const paper = getComputedStyle(element.closest('main') ?? document.body).backgroundColor;
  const [dark = 0, bright = 0] = [light(getComputedStyle(element).borderTopColor), light(paper)].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}

describe.skipIf(chromium === undefined)('the playground’s page in Chromium (skipped where Chromium is missing)', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch(chromium ?? '');
  });
  afterAll(() => browser?.close());

  const open = async (
    kind: 'single' | 'choose' | 'typed' = 'single',
    { offers, also, ...settings }: PlaygroundSettings & { offers?: Partial<Offer>; also?: readonly string[] } = {},
  ) => {
    const quiz = createQuizBot(kind, undefined, offers, also);
    const playground = await openPlayground(quiz.bot, settings);
    quiz.use(playground.adapter);
    return {
      ...playground,
      quiz,
      visit: (options?: BrowserContextOptions) => openPage(browser, playground.url, options),
    };
  };

  const box = (page: Page): Locator => page.getByRole('textbox').first();
  const button = (page: Page, name: string | RegExp): Locator => page.getByRole('button', { name });
  const line = (page: Page, text: string | RegExp): Locator => page.locator('#lines > li').filter({ hasText: text });
  const bars = (page: Page): Locator => page.locator('.bar');
  /** The id or the text of what has the focus; nothing when nothing has. */
  const focused = (page: Page): Promise<string> =>
    page.evaluate(() => {
      const { activeElement, body } = document;
      return !activeElement || activeElement === body ? '' : activeElement.id || (activeElement.textContent ?? '');
    });
  const ask = async (page: Page, text: string): Promise<void> => {
    await box(page).fill(text);
    await box(page).press('Enter');
  };
  /** The person switch of wide pages. */
  const become = async (page: Page, name: string): Promise<void> => {
    await page.locator('#people').getByText(name, { exact: true }).click();
    await page.locator('#people [aria-pressed="true"]').filter({ hasText: name }).waitFor({ state: 'attached' });
  };
  const violations = async (page: Page): Promise<string[]> => {
    await page.evaluate(axe);
    return page.evaluate(async () => {
      type Found = { id: string; nodes: { html: string; failureSummary: string }[] };
      const { axe: run } = globalThis as unknown as { axe: { run(): Promise<{ violations: Found[] }> } };
      const { violations: all } = await run.run();
      return all.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`));
    });
  };

  it('opens on the answer box, with three queries to click and a question to start', async () => {
    const { visit } = await open();
    const page = await visit();
    expect(await focused(page)).toBe('box');
    for (const name of [
      'who owns patching?',
      'waht is a TAM',
      'how do I marinate zorblax quokkas?',
      'Play a question',
    ]) {
      expect(await button(page, name).isVisible()).toBe(true);
    }
    expect(
      await box(page).evaluate((each) => [each.tagName, each.getAttribute('role'), each.hasAttribute('aria-expanded')]),
    ).toEqual(['TEXTAREA', null, false]);
    expect(await page.getByText('Nobody has points yet').isVisible()).toBe(true);
    expect(await page.getByText('weekdays at 9:30 Europe/London').isVisible()).toBe(true);
  });

  it('says what is loaded, and offers in the middle what there is to start, until something is said', async () => {
    const { visit } = await open();
    const page = await visit();
    await page.getByText('14 notes · 175 questions · Support plans, Encryption and 10 more topics').waitFor();
    expect(await button(page, 'Play a question').count()).toBe(1);
    // Its command is not in the table.
    expect(await button(page, 'Practise').count()).toBe(0);
    await button(page, 'Play a question').click();
    await page.locator('.choice').first().waitFor();
    expect(await page.locator('#greeting').isVisible()).toBe(false);
    // In its place, so that the box does not move.
    await expect.poll(() => button(page, 'Play a question').isDisabled()).toBe(true);
    await button(page, 'Close now').click();
    await expect.poll(() => button(page, 'Play a question').isEnabled()).toBe(true);
  });

  it('offers to practise where there is such a command, and shows one’s progress', async () => {
    const { visit } = await open('single', { also: ['quiz practice'] });
    const page = await visit();
    await button(page, 'Practise').click();
    await line(page, '/quiz practice').waitFor();
    await button(page, 'My progress').click();
    await line(page, '/studyhall me').waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('without questions says so, and offers drafts', async () => {
    const { visit } = await open('single', { offers: { questions: 0, topics: ['Patching'], topicCount: 1 } });
    const page = await visit();
    await page.getByText('14 notes · Patching').waitFor();
    await page.getByText('There are no questions yet. I can draft some').waitFor();
    expect(await button(page, 'Play a question').count()).toBe(0);
    await button(page, 'Draft questions').click();
    await line(page, '/quiz drafts').waitFor();
  });

  it('keeps every cell of a table in sight on a phone', async () => {
    const { visit, adapter } = await open();
    const page = await visit(phone);
    await adapter.sender.send(
      { adapter: 'playground', space: 'playground', id: 'playground' },
      {
        summary: 'a table',
        tone: 'plain',
        blocks: [
          {
            kind: 'table',
            head: [['Service'], ['Responsibilities']],
            rows: [[['RDS'], ['Infrastructure and hypervisor']]],
          },
        ],
      },
      'table',
    );
    await page.locator('table').waitFor();
    for (const cell of await page.locator('table td').all()) expect(await cell.isVisible()).toBe(true);
    // A list: each cell below the one before, with what it is in front of it.
    const [service, does] = await page.locator('table td').all();
    const [above, below] = await Promise.all([service?.boundingBox(), does?.boundingBox()]);
    expect(below?.y ?? 0).toBeGreaterThanOrEqual((above?.y ?? 0) + (above?.height ?? 0));
    expect(await does?.evaluate((cell) => getComputedStyle(cell, '::before').content)).toContain(
      '"Responsibilities: "',
    );
    expect(await page.getByRole('columnheader', { name: 'Service' }).count()).toBe(1);
  });

  it('shows query and answer to everybody, and answers in three ways', async () => {
    const { visit } = await open();
    const [ana, bo] = [await visit(), await visit()];
    await become(bo, 'Bo');
    await ask(ana, 'who ownz patchng');
    for (const page of [ana, bo]) {
      await line(page, 'Patching is a shared control.').waitFor();
      expect(await line(page, 'who ownz patchng').first().textContent()).toMatch(/^AAna/);
    }
    expect(await box(ana).inputValue()).toBe('');
    expect(await ana.locator('blockquote strong').allTextContents()).toEqual(['Patching', 'patches', 'patches']);
    expect(await ana.locator('blockquote li li').allTextContents()).toEqual(['such as RDS and Lambda']);
    await button(ana, 'waht is a TAM').click();
    await button(ana, 'Trusted Advisor').waitFor();
    await button(ana, 'how do I marinate zorblax quokkas?').click();
    await line(ana, 'The notes don’t say').waitFor();
  });

  it('starts, votes, closes and shows the board in three clicks', async () => {
    const { visit } = await open();
    const page = await visit();
    await button(page, 'Play a question').click();
    await button(page, /AWS CloudTrail/).click();
    await line(page, 'Your answer is A: AWS CloudTrail.').waitFor();
    await button(page, 'Close now').click();
    await bars(page).first().waitFor();
    expect(await bars(page).allTextContents()).toEqual([
      'AAWS CloudTrailyour choice✓ 1 · 100%',
      'BAmazon CloudWatch0',
      'CAWS Config0',
      'DAmazon Inspector0',
    ]);
    await page.locator('.standings .mine').waitFor();
    expect(await page.locator('.standings .mine').textContent()).toBe('1Aana1');
    expect(await page.locator('#pill').isVisible()).toBe(false);
    expect(await page.getByText('1 of 3 right. Weakest: Support plans.').isVisible()).toBe(true);
  });

  it('is played by three people, one of whom changes, without a reload', async () => {
    const { visit } = await open();
    const [ana, bo, chen] = [await visit(), await visit(), await visit()];
    await become(bo, 'Bo');
    await become(chen, 'Chen');
    await button(ana, 'Play a question').click();
    await button(ana, /AWS CloudTrail/).click();
    await button(bo, /AWS Config/).click();
    await line(bo, 'Your answer is C: AWS Config.').waitFor();
    await button(bo, /AWS CloudTrail/).click();
    await button(chen, /Amazon Inspector/).click();
    for (const page of [ana, bo, chen]) await line(page, '3 answered').waitFor();
    expect(await bo.locator('[aria-pressed="true"].choice').textContent()).toContain('AWS CloudTrail');
    expect(await chen.locator('[aria-pressed="true"].choice').textContent()).toContain('Amazon Inspector');
    expect(await line(chen, /Your answer is [AC]/).count()).toBe(0);
    expect(await ana.locator('.bar, .tick').count()).toBe(0);
    await button(chen, 'Close now').click();
    for (const page of [ana, bo, chen]) {
      await bars(page).first().waitFor();
      expect(await bars(page).first().textContent()).toMatch(/^AAWS CloudTrail(?:your choice)?✓ 2 · 67%$/);
      await page.locator('.standings').waitFor();
    }
    expect(await ana.locator('#pill').isVisible()).toBe(false);
    const own = (page: Page): Promise<string[]> => page.locator('.own').allTextContents();
    await line(chen, 'Not quite').waitFor();
    expect(await own(ana)).toEqual(['✓ Right. Your answer was A: AWS CloudTrail.']);
    expect(await own(bo)).toEqual(['✓ Right. Your answer was A: AWS CloudTrail.']);
    expect(await own(chen)).toEqual(['✗ Not quite. Your answer was D: Amazon Inspector.']);
    expect(await chen.locator('.bar').filter({ hasText: 'your choice' }).textContent()).toContain('Amazon Inspector');
    await chen.reload();
    await line(chen, '✗ Not quite. Your answer was D: Amazon Inspector.').waitFor();
  });

  it.each([{}, phone])('keeps the card under the finger where it is, whoever votes or speaks: %j', async (options) => {
    const { visit, post } = await open();
    const page = await visit(options);
    for (let i = 0; i < 4; i += 1) await post('say', { person: 'bo', text: `who owns patching ${i}?` });
    await ask(page, '/quiz now');
    const second = button(page, /Amazon CloudWatch/);
    await second.click();
    const places = (): Promise<unknown> =>
      page.locator('.choice').evaluateAll((all) => all.map((each) => each.getBoundingClientRect().toJSON()));
    await line(page, 'Your answer is B: Amazon CloudWatch.').waitFor();
    const before = await places();
    await second.click();
    await post('choose', { person: 'bo', id: 'vote:r1', picks: [3] });
    await line(page, '2 answered').waitFor();
    await post('say', { person: 'bo', text: 'a word from somebody else' });
    await line(page, 'a word from somebody else').first().waitFor();
    expect(await places()).toEqual(before);
    await button(page, /AWS Config/).click();
    await line(page, 'Your answer is C: AWS Config.').waitFor();
    expect(await places()).toEqual(before);
    expect(await page.locator('.private').count()).toBe(1);
    expect(await page.locator('.choice').filter({ hasText: 'your choice' }).count()).toBe(1);
  });

  it('leaves what is pressed where it is until it is let go, whatever comes meanwhile', async () => {
    const { visit, post } = await open();
    const [page, other] = [await visit(), await visit()];
    for (let i = 0; i < 4; i += 1) await post('say', { person: 'bo', text: `who owns patching ${i}?` });
    await ask(page, '/quiz now');
    await button(page, /Amazon CloudWatch/).hover();
    await page.mouse.down();
    // Their own words bring the end into view.
    await post('say', { person: 'ana', text: 'and who pays for it?' });
    await line(other, 'and who pays for it?').first().waitFor();
    await page.mouse.up();
    await line(page, 'Your answer is B: Amazon CloudWatch.').waitFor();
    await line(page, 'and who pays for it?').first().waitFor();
  });

  it('shows nobody an answer that somebody says, and tells them by the box that it counts', async () => {
    const { visit } = await open();
    const [ana, bo] = [await visit(), await visit()];
    await become(bo, 'Bo');
    await button(ana, 'Play a question').click();
    await ana.locator('.choice').first().waitFor();
    await ask(ana, 'b');
    await ana.locator('#counted').getByText('Your answer is Amazon CloudWatch.').waitFor();
    await line(ana, 'Your answer is B: Amazon CloudWatch.').waitFor();
    await ask(ana, 'who owns patching?');
    await line(bo, 'who owns patching?').first().waitFor();
    expect(await ana.locator('#counted').textContent()).toBe('');
    for (const page of [ana, bo]) expect(await page.locator('.text', { hasText: /^b$/ }).count()).toBe(0);
  });

  it('shows private things to their person alone, marked as private, also after a switch and a reload', async () => {
    const { visit } = await open();
    const page = await visit();
    await button(page, 'who owns patching?').click();
    await button(page, 'Next best').click();
    const private_ = line(page, 'Only for you: next:a1:1');
    await private_.waitFor();
    expect(await private_.textContent()).toContain('only you see this');
    // Below its mark, with all of the width.
    const [mark, body, said] = await Promise.all(
      ['.by', '.body', '.said'].map((each) => private_.locator(each).boundingBox()),
    );
    expect(body?.y).toBeGreaterThanOrEqual((mark?.y ?? 0) + (mark?.height ?? 0));
    expect(body?.width).toBeGreaterThan((said?.width ?? 0) - 40);
    await become(page, 'Bo');
    await private_.waitFor({ state: 'detached' });
    expect(await line(page, 'shared control').count()).toBe(1);
    await page.reload();
    await line(page, 'shared control').waitFor();
    expect(await page.locator('#people [aria-pressed="true"]').textContent()).toContain('Bo');
    expect(await private_.count()).toBe(0);
    await become(page, 'Ana');
    await private_.waitFor();
  });

  it('shows more of an answer in its place, for its reader alone, and what was there before', async () => {
    const { visit } = await open();
    const [page, other] = [await visit(), await visit()];
    await button(page, 'who owns patching?').click();
    await button(page, 'Show all').click();
    const whole = line(page, 'and firmware is patched by AWS');
    await whole.waitFor();
    expect(await page.locator('#lines > li').count()).toBe(2);
    expect(await whole.textContent()).toContain('only you see this');
    expect(await line(page, 'Patching is a shared control.').count()).toBe(0);
    expect(await focused(page)).toContain('All of it');
    await line(other, 'Patching is a shared control.').waitFor();
    expect(await violations(page)).toEqual([]);
    await button(page, 'Back').click();
    await line(page, 'Patching is a shared control.').waitFor();
    expect(await focused(page)).toContain('Patching is a shared control.');
    expect(await line(page, 'firmware').count()).toBe(0);
  });

  it('keeps pressed what was pressed, and says below it what came of it', async () => {
    const { visit, post } = await open();
    const page = await visit();
    await button(page, 'who owns patching?').click();
    const helpful = page.locator('[data-press="helpful:a1:0"]');
    await helpful.click();
    await page.locator('.below').getByText('Thanks, good to know.').waitFor();
    expect(await page.locator('#lines > li').count()).toBe(2);
    await post('say', { person: 'bo', text: 'hello' });
    await line(page, 'hello').first().waitFor();
    expect(await helpful.getAttribute('aria-pressed')).toBe('true');
    expect(await focused(page)).toBe('Helpful');
  });

  it('draws choices as buttons, and right and wrong apart after the close', async () => {
    const { visit } = await open();
    for (const options of [{}, { colorScheme: 'dark' as const }]) {
      const page = await visit(options);
      await ask(page, '/quiz now');
      await page.locator('.choice').first().waitFor();
      expect(await page.locator('.choice').first().evaluate(edgeContrast)).toBeGreaterThanOrEqual(3);
      await button(page, /Amazon CloudWatch/).click();
      await line(page, 'Your answer is B').waitFor();
      expect(await page.locator('.choice').nth(1).evaluate(edgeContrast)).toBeGreaterThanOrEqual(3);
      await button(page, 'Close now').click();
      await bars(page).first().waitFor();
      const [right, wrong] = [bars(page).nth(-4), bars(page).nth(-3)];
      expect(await right.textContent()).toBe('AAWS CloudTrail✓ 0');
      expect(await wrong.textContent()).toBe('BAmazon CloudWatchyour choice✗ 1 · 100%');
      const edges = await Promise.all(
        [right, wrong].map((each) => each.evaluate((of) => getComputedStyle(of).borderColor)),
      );
      expect(edges[0]).not.toBe(edges[1]);
      const { animationName, animationDuration } = await wrong.evaluate((of) => {
        const { animationName, animationDuration } = getComputedStyle(of, '::before');
        return { animationName, animationDuration };
      });
      expect([animationName, animationDuration]).toEqual(['grow', '0.15s']);
    }
  });

  it('lets choose several with the right number only', async () => {
    const { visit } = await open('choose');
    const page = await visit();
    await button(page, 'Play a question').click();
    const send = button(page, 'Send 2 choices');
    await send.waitFor();
    expect(await send.isDisabled()).toBe(true);
    const why = (text: string) => page.locator('.ticks').getByText(text, { exact: true }).waitFor();
    await why('0 of 2 chosen: choose 2 more.');
    await page.getByLabel('AWS CloudTrail').check();
    expect(await send.isDisabled()).toBe(true);
    await why('1 of 2 chosen: choose 1 more.');
    await page.getByLabel('AWS Config').check();
    await send.click();
    await line(page, 'Your answer is A: AWS CloudTrail and C: AWS Config.').waitFor();
    await page.getByLabel('Amazon Inspector').check();
    expect(await send.isDisabled()).toBe(true);
    await why('3 chosen: untick 1.');
    expect(await page.locator('.choice').filter({ hasText: 'your choice' }).count()).toBe(2);
  });

  it('takes a typed answer in a dialog, gives the focus back, and shows the answer to its person', async () => {
    const { visit } = await open('typed');
    const page = await visit();
    await button(page, 'Play a question').click();
    await button(page, 'Type your answer').click();
    const field = page.getByRole('dialog').getByRole('textbox');
    await expect.poll(() => field.evaluate((each) => each === document.activeElement)).toBe(true);
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect.poll(() => focused(page)).toBe('Type your answer');
    await page.keyboard.press('Enter');
    await field.fill('<b>CloudTrail</b>');
    await page.keyboard.press('Enter');
    await page.getByText('Your answer is “<b>CloudTrail</b>”.').waitFor();
    await expect.poll(() => focused(page)).toBe('Type your answer');
  });

  it('has a menu on every message, whose form takes several lines', async () => {
    const { visit } = await open();
    const page = await visit();
    await ask(page, 'who owns patching?');
    const own = line(page, 'who owns patching?').first();
    const menu = own.getByLabel('More actions for this message');
    await own.hover();
    await menu.click();
    expect(await own.getByRole('button', { name: 'Make this a question' }).isVisible()).toBe(true);
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await own.getByRole('button', { name: 'Make this a note' }).isVisible()).toBe(false);
    expect(await menu.evaluate((each) => each === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await own.getByRole('button', { name: 'Make this a note' }).click();
    const dialog = page.getByRole('dialog');
    const text = dialog.getByLabel('Text');
    expect(await text.inputValue()).toBe('who owns patching?');
    expect(await violations(page)).toEqual([]);
    expect(await dialog.getByLabel('File name (optional)').isVisible()).toBe(true);
    await text.fill('One <b>line</b>\nand another');
    await dialog.getByRole('button', { name: 'Save the note' }).click();
    await line(page, 'Saved: One <b>line</b> and another').waitFor();
    expect(await page.locator('details.menu[open]').count()).toBe(0);
  });

  it('keeps a form open with what was typed when that is not taken', async () => {
    const { visit, post } = await open('typed');
    const page = await visit();
    await button(page, 'Play a question').click();
    await button(page, 'Type your answer').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('CloudTrail');
    await post('say', { person: 'bo', text: '/quiz close' });
    await page.keyboard.press('Enter');
    await dialog.getByText('This question is closed, so that press was not counted.').waitFor();
    expect(await dialog.getByRole('textbox').inputValue()).toBe('CloudTrail');
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    expect(await dialog.isVisible()).toBe(false);
  });

  it('has no accessibility violations: light, dark and phone, open and closed', async () => {
    const { visit } = await open();
    for (const options of [{}, { colorScheme: 'dark' as const }, phone]) {
      const page = await visit(options);
      expect(await violations(page)).toEqual([]);
      await ask(page, 'who owns patching?');
      await ask(page, 'waht is a TAM');
      await ask(page, '/nonsense');
      await ask(page, '/quiz now');
      await button(page, /AWS CloudTrail/)
        .last()
        .click();
      await line(page, 'Your answer is').last().waitFor();
      await box(page).fill('/');
      await page.getByRole('option').first().waitFor();
      await box(page).press('ArrowDown');
      expect(await violations(page)).toEqual([]);
      await box(page).fill('');
      await button(page, 'Close now').click();
      await page.locator('#pill').waitFor({ state: 'hidden' });
      expect(await violations(page)).toEqual([]);
      if (options === phone) {
        await button(page, 'Board').click();
        expect(await violations(page)).toEqual([]);
      }
    }
  });

  it('offers commands after a slash, and takes one only after an arrow key', async () => {
    const { visit } = await open();
    const page = await visit();
    await box(page).pressSequentially('/quiz');
    await expect.poll(() => page.getByRole('option').count()).toBe(2);
    expect(await box(page).getAttribute('aria-activedescendant')).toBeNull();
    await page.keyboard.press('ArrowDown');
    const active = await box(page).getAttribute('aria-activedescendant');
    expect(await page.locator(`#${active}`).getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('Enter');
    expect(await box(page).inputValue()).toBe('/quiz now ');
    expect(await page.getByRole('listbox').isVisible()).toBe(false);
    await page.keyboard.press('Enter');
    await button(page, 'Close now').waitFor();
    await box(page).pressSequentially('/quiz');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    await line(page, 'I don’t know the command “/quiz”.').waitFor();
    await box(page).pressSequentially('/');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('Escape');
    expect(await page.getByRole('listbox').isVisible()).toBe(false);
    expect(await box(page).inputValue()).toBe('/');
  });

  it('offers nothing more once a command was taken, whatever is still on its way', async () => {
    const { visit } = await open();
    const page = await visit();
    await box(page).pressSequentially('/quiz');
    await expect.poll(() => page.getByRole('option').count()).toBe(2);
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/playground/typing', async (route) => {
      await held;
      await route.continue();
    });
    const asked = page.waitForRequest('**/playground/typing');
    await box(page).press('Space');
    await asked;
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const late = page.waitForResponse('**/playground/typing');
    release();
    await (await late).finished();
    await page.evaluate(() => new Promise(requestAnimationFrame));
    expect(await page.getByRole('listbox').isVisible()).toBe(false);
    expect(await box(page).inputValue()).toBe('/quiz now ');
  });

  it('completes a command with Tab, which leaves the box where there is nothing to complete', async () => {
    const { visit } = await open();
    const page = await visit();
    await box(page).pressSequentially('/quiz c');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('Tab');
    expect(await box(page).inputValue()).toBe('/quiz close');
    expect(await focused(page)).toBe('box');
    await page.keyboard.press('Tab');
    expect(await focused(page)).not.toBe('box');
  });

  it('brings back with the up arrow what was said from the box, and the down arrow what was being typed', async () => {
    const { visit } = await open();
    const page = await visit();
    await ask(page, 'first');
    await ask(page, 'second');
    await box(page).pressSequentially('third');
    const after = async (key: string): Promise<string> => {
      await page.keyboard.press(key);
      return box(page).inputValue();
    };
    expect(await after('ArrowUp')).toBe('second');
    expect(await after('ArrowUp')).toBe('first');
    expect(await after('ArrowUp')).toBe('first');
    expect(await after('ArrowDown')).toBe('second');
    expect(await after('ArrowDown')).toBe('third');
  });

  it('breaks the line with Shift+Enter', async () => {
    const { visit } = await open();
    const page = await visit();
    await box(page).pressSequentially('one');
    await page.keyboard.press('Shift+Enter');
    await box(page).pressSequentially('two');
    expect(await box(page).inputValue()).toBe('one\ntwo');
    await page.keyboard.press('Enter');
    await line(page, 'one').first().waitFor();
    expect(await page.locator('.text').first().textContent()).toBe('one\ntwo');
  });

  it('can be used with the keyboard alone, and never loses the focus', async () => {
    const { visit } = await open();
    const page = await visit();
    const tabTo = async (name: string): Promise<void> => {
      for (let i = 0; i < 60; i += 1) {
        if ((await focused(page)).includes(name)) return;
        await page.keyboard.press('Tab');
      }
      throw new Error(`Tab never reaches ${name}`);
    };
    await tabTo('Play a question');
    await page.keyboard.press('Enter');
    await page.locator('.choice').first().waitFor();
    // The button is gone: the focus is where the question came.
    expect(await focused(page)).toBe('scroller');
    await tabTo('Amazon CloudWatch');
    await page.keyboard.press('Enter');
    await line(page, '1 answered').waitFor();
    await page.locator('.choice').filter({ hasText: 'your choice' }).waitFor();
    expect(await focused(page)).toContain('Amazon CloudWatch');
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineStyle);
    expect(outline).toBe('solid');
    const other = await visit();
    await button(other, 'Close now').click();
    await bars(page).first().waitFor();
    // The choice is gone: the focus is on the card that took its place.
    expect(await focused(page)).toContain('Amazon CloudWatch');
    await tabTo('My answer and why');
  });

  it('is asked, played and set with the keyboard alone', async () => {
    const { visit } = await open();
    const page = await visit();
    const press = (key: string): Promise<void> => page.keyboard.press(key);
    const tabTo = async (name: string): Promise<void> => {
      for (let i = 0; i < 80 && !(await focused(page)).includes(name); i += 1) await press('Tab');
      expect(await focused(page)).toContain(name);
    };
    await page.keyboard.type('who owns patching?');
    await press('Enter');
    await tabTo('Show all');
    await press('Enter');
    await line(page, 'firmware').waitFor();
    await press('Tab');
    expect(await focused(page)).toBe('⋯');
    await press('Tab');
    expect(await focused(page)).toBe('← Back');
    await press('Enter');
    await line(page, 'Patching is a shared control.').waitFor();
    await tabTo('Play a question');
    await press('Enter');
    await page.locator('.choice').first().waitFor();
    await tabTo('AWS CloudTrail');
    await press('Space');
    await line(page, 'Your answer is A').waitFor();
    await tabTo('close-now');
    await press('Enter');
    await bars(page).first().waitFor();
    await tabTo('settings');
    await press('Enter');
    await button(page, 'Change').waitFor();
    await tabTo('Change');
    await press('Enter');
    await expect.poll(() => focused(page)).toBe('field-daysOff');
    await press('Tab');
    await press('ArrowDown');
    await press('Tab');
    await press('ArrowRight');
    await press('Enter');
    await line(page, 'Saved: daysOff none, late 12h, gaps off').waitFor();
    await expect.poll(() => focused(page)).toBe('Change');
  });

  it('tells a screen reader a card in the order in which it is read', async () => {
    const { visit } = await open();
    const page = await visit();
    await button(page, 'Play a question').click();
    await button(page, /AWS CloudTrail/).click();
    await line(page, 'Your answer is A').waitFor();
    const told = async (): Promise<string[]> => (await page.locator('.card').ariaSnapshot()).split('\n');
    expect(await told()).toEqual([
      `- heading "${prompt}" [level=3]`,
      '- paragraph:',
      '  - text: Monitoring · medium · 1 answered · closes',
      expect.stringMatching(/^ {2}- time: in \d/),
      '- group "Choices":',
      '  - button "A AWS CloudTrail your choice" [pressed]',
      '  - button "B Amazon CloudWatch"',
      '  - button "C AWS Config"',
      '  - button "D Amazon Inspector"',
      '- paragraph: "Your answer is A: AWS CloudTrail. You can still change it."',
    ]);
    await button(page, 'Close now').click();
    await bars(page).first().waitFor();
    expect(await told()).toEqual([
      `- heading "${prompt}" [level=3]`,
      '- paragraph: Monitoring · medium · 1 answered · closed',
      '- list:',
      '  - listitem:',
      '    - text: A AWS CloudTrail your choice',
      expect.stringMatching(/^ {4}- img "right:"/),
      '    - text: 1 · 100%',
      '  - listitem: B Amazon CloudWatch 0',
      '  - listitem: C AWS Config 0',
      '  - listitem: D Amazon Inspector 0',
      '- paragraph: "✓ Right. Your answer was A: AWS CloudTrail."',
      '- paragraph:',
      '  - strong: "Why:"',
      '  - text: CloudTrail records who made each call.',
      '- button "My answer and why"',
    ]);
  });

  it('keeps a pill’s focus from falling off the page', async () => {
    const { visit } = await open();
    const page = await visit();
    await button(page, 'Play a question').click();
    await button(page, 'Close now').focus();
    await page.keyboard.press('Enter');
    await page.locator('#pill').waitFor({ state: 'hidden' });
    expect(await focused(page)).toBe('box');
  });

  it('does not scroll away under somebody who reads above, and tells that there is more', async () => {
    const { visit, post } = await open();
    const page = await visit();
    for (let i = 0; i < 8; i += 1) await post('say', { person: 'bo', text: `who owns patching ${i}?` });
    await line(page, 'patching 7?').waitFor();
    const scroller = page.locator('#scroller');
    const top = (): Promise<number> => scroller.evaluate((each) => each.scrollTop);
    await expect.poll(top).toBeGreaterThan(500);
    await scroller.evaluate((each) => each.scrollTo(0, 100));
    await post('say', { person: 'bo', text: 'and this?' });
    await line(page, 'and this?').first().waitFor();
    await button(page, /New messages/).waitFor();
    expect(await top()).toBe(100);
    await button(page, /New messages/).click();
    await expect.poll(top).toBeGreaterThan(500);
    expect(await button(page, /New messages/).isVisible()).toBe(false);
  });

  it('shows what somebody asked for, also when they read above', async () => {
    const { visit, post } = await open();
    const page = await visit();
    for (let i = 0; i < 6; i += 1) await post('say', { person: 'bo', text: `who owns patching ${i}?` });
    await line(page, 'patching 5?').waitFor();
    await page.locator('#scroller').evaluate((each) => each.scrollTo(0, 0));
    await button(page, 'Next best').first().click();
    await line(page, 'Only for you').waitFor();
    await expect
      .poll(() =>
        line(page, 'Only for you')
          .boundingBox()
          .then((each) => each?.y ?? 0),
      )
      .toBeLessThan(800);
  });

  it('announces what others say, politely and in one line', async () => {
    const { visit, post } = await open();
    const page = await visit();
    const news = page.locator('#news');
    expect(await news.getAttribute('aria-live')).toBe('polite');
    await ask(page, 'who owns patching?');
    await page.getByText('Studyhall: Patching: Patching is a shared control.').waitFor({ state: 'attached' });
    await post('say', { person: 'bo', text: '/quiz now' });
    await news.getByText('Studyhall: Question:').waitFor({ state: 'attached' });
    await post('say', { person: 'bo', text: '/quiz close' });
    await news.getByText('Studyhall: Closed:').waitFor({ state: 'attached' });
    expect(await news.textContent()).not.toContain('who owns');
  });

  it('keeps a megabyte in the box and says why it was not sent', async () => {
    const { visit } = await open();
    const page = await visit();
    await box(page).evaluate((each) => {
      (each as HTMLTextAreaElement).value = 'x'.repeat(1_000_000);
    });
    await box(page).press('Enter');
    await page.getByRole('alert').getByText('That’s too long').waitFor();
    expect((await box(page).inputValue()).length).toBe(1_000_000);
    await ask(page, 'short');
    await line(page, 'short').first().waitFor();
    expect(await page.getByRole('alert').first().textContent()).toBe('');
  });

  it('says that the connection is lost, comes back by itself and catches up', async () => {
    const first = await open();
    const page = await first.visit();
    await first.close();
    await page.getByText('Connection lost. Trying again…').waitFor();
    await ask(page, 'still here');
    await page.getByText('can’t be reached').waitFor();
    expect(await box(page).inputValue()).toBe('still here');
    const quiz = createQuizBot();
    const second = await openPlayground(quiz.bot, { port: first.port });
    quiz.use(second.adapter);
    await second.post('say', { person: 'bo', text: 'said meanwhile' });
    await line(page, 'said meanwhile').first().waitFor();
    expect(await page.getByText('Connection lost').isVisible()).toBe(false);
    await box(page).press('Enter');
    await line(page, 'still here').first().waitFor();
  });

  it('asks for settings with radios, lists and lines, and says what is wrong beside its field', async () => {
    const { visit } = await open();
    const page = await visit();
    await ask(page, '/studyhall settings');
    await button(page, 'Change').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: 'Off' }).check();
    await dialog.getByLabel('How late').selectOption('12h');
    const daysOff = dialog.getByLabel('Days off');
    await daysOff.fill('christmas');
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.locator('[data-field="daysOff"] .wrong').getByText('“christmas” is not a day.').waitFor();
    expect(await daysOff.getAttribute('aria-invalid')).toBe('true');
    await expect.poll(() => focused(page)).toBe('field-daysOff');
    expect(await violations(page)).toEqual([]);
    await daysOff.fill('none');
    await page.keyboard.press('Enter');
    await line(page, 'Saved: daysOff none, late 12h, gaps off').waitFor();
    expect(await dialog.isVisible()).toBe(false);
  });

  it('schedules with days, a time and a zone, and shows the next times while they are chosen', async () => {
    const { visit } = await open();
    const page = await visit();
    await button(page, '+ Schedule questions').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('next of weekdays at 09:30 Europe/London, close after 8h').waitFor();
    await dialog.getByLabel('Time', { exact: true }).fill('07:45');
    await dialog.getByRole('checkbox', { name: 'Tue' }).uncheck();
    await dialog.getByLabel('Time zone').selectOption('Asia/Tokyo');
    await dialog.getByRole('radio', { name: 'Hard' }).check();
    const phrase = 'mon, wed, thu, fri at 07:45 Asia/Tokyo, close after 8h, hard';
    await dialog.getByText(`next of ${phrase}`).waitFor();
    await dialog.getByLabel('About').fill('gardening');
    await dialog.locator('[data-field="about"] .wrong').getByText('No question fits “gardening”.').waitFor();
    expect(await dialog.locator('output').textContent()).toBe('');
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Schedule' }).click();
    await expect.poll(() => focused(page)).toBe('field-about');
    await dialog.getByLabel('About').fill('');
    await page.keyboard.press('Enter');
    await line(page, `Scheduled: ${phrase}`).waitFor();
    expect(await dialog.isVisible()).toBe(false);
  });

  it('adds a person whose name is only text, and becomes them', async () => {
    const { visit } = await open();
    const page = await visit();
    await button(page, '+ Add a person').click();
    const name = page.getByRole('dialog').getByRole('textbox');
    await name.fill('ana');
    await page.keyboard.press('Enter');
    await page.getByText('Somebody called ana is already here.').waitFor();
    await name.fill('<img src=x onerror=alert(1)>');
    await page.keyboard.press('Enter');
    await page.locator('#people [aria-pressed="true"]').getByText('<img src=x').waitFor();
    await ask(page, '<script>alert(1)</script>');
    await line(page, '<script>alert(1)</script>').first().waitFor();
    expect(await page.locator('main img, main script').count()).toBe(0);
    expect(await violations(page)).toEqual([]);
  });

  const token = 'sixteen letters and more';
  const entered = async () => {
    const { url, adapter, quiz } = await open('single', { token });
    const entrance = `${url}/?token=${encodeURIComponent(token)}`;
    return { url, entrance, adapter, start: quiz.start, enter: () => openPage(browser, entrance) };
  };

  it('behind a token is one person, who chooses a name, and keeps the token out of sight', async () => {
    const { url, entrance, enter } = await entered();
    const [one, two] = [await enter(), await enter()];
    expect(one.url()).toBe(`${url}/`);
    expect(await one.locator('#people button').allTextContents()).toEqual([
      expect.stringMatching(/^GGuest |^G.Guest /),
    ]);
    const id = await one.locator('#your-id code').textContent();
    expect(id).toMatch(/^[0-9a-f]{12}$/);
    expect(await two.locator('#your-id code').textContent()).not.toBe(id);
    await button(one, 'Change your name').click();
    await one.getByRole('dialog').getByRole('textbox').fill('Dee');
    await one.keyboard.press('Enter');
    await one.locator('#people').getByText('Dee').waitFor();
    await ask(one, 'who owns patching?');
    await line(two, 'who owns patching?').first().getByText('Dee').waitFor();
    await ask(one, '/secret');
    await line(one, 'only you see this').waitFor();
    await ask(two, 'is that all?');
    await line(two, 'is that all?').first().waitFor();
    expect(await line(two, 'secret').count()).toBe(0);
    expect(await violations(one)).toEqual([]);
    await one.goto(entrance);
    await one.locator('#people').getByText('Dee').waitFor();
    expect(await one.locator('#your-id code').textContent()).toBe(id);
  });

  it('behind a token shows nobody what they may not do', async () => {
    const { enter, start } = await entered();
    const page = await enter();
    await page.getByText('When a manager starts a question, it shows up here.').waitFor();
    expect(await button(page, 'Play a question').count()).toBe(0);
    await start();
    await page.locator('.choice').first().waitFor();
    await page.locator('#pill').waitFor();
    expect(await button(page, 'Close now').isVisible()).toBe(false);
  });

  it('behind a token knows a browser that comes by another site’s link', async () => {
    const { entrance, enter } = await entered();
    const page = await enter();
    const id = await page.locator('#your-id code').textContent();
    await page.route('http://elsewhere.example/', (route) =>
      route.fulfill({ contentType: 'text/html', body: `<a href="${entrance.replace('&', '&amp;')}">the quiz</a>` }),
    );
    await page.goto('http://elsewhere.example/');
    await page.getByText('the quiz').click();
    await page.locator('#people button').first().waitFor({ state: 'attached' });
    await page.locator('#your-id code').waitFor();
    expect(await page.locator('#your-id code').textContent()).toBe(id);
  });

  it('says of what is too long how long it is, and keeps it', async () => {
    const { visit, post } = await open();
    const page = await visit();
    await box(page).fill('ä'.repeat(1_900));
    await page.getByText('1,900 of 2,000 characters').waitFor();
    const text = 'ä'.repeat(2_100);
    await box(page).fill(text);
    await page.getByText('That’s too long: 2,100 characters, and the limit is 2,000.').waitFor();
    await box(page).press('Enter');
    expect(await box(page).inputValue()).toBe(text);
    await post('say', { person: 'bo', text: 'next' });
    await line(page, 'next').first().waitFor();
    expect(await line(page, 'ää').count()).toBe(0);
    await box(page).fill('short');
    await page.locator('#problem:empty').waitFor({ state: 'attached' });
  });

  it('switches the board between week, month and all time', async () => {
    const { visit } = await open();
    const page = await visit();
    await button(page, 'Play a question').click();
    await button(page, /AWS CloudTrail/).click();
    await button(page, 'Close now').click();
    await page.locator('.standings').waitFor();
    await button(page, 'All time').click();
    expect(await button(page, 'All time').getAttribute('aria-pressed')).toBe('true');
    expect(await page.locator('.standings tbody tr').count()).toBe(1);
  });

  it('on a phone has one column, with people, board and progress behind buttons and the box in view', async () => {
    const { visit } = await open();
    const page = await visit(phone);
    expect(await page.locator('#people').isVisible()).toBe(false);
    expect(await page.locator('#board').isVisible()).toBe(false);
    await page.locator('#who').click();
    await become(page, 'Bo');
    expect(await page.locator('#people').isVisible()).toBe(false);
    expect(await page.locator('#who').textContent()).toContain('Bo');
    await button(page, 'Board').click();
    expect(await page.locator('#board').isVisible()).toBe(true);
    expect(await page.locator('#progress').isVisible()).toBe(false);
    await page.locator('#show-progress').click();
    expect(await page.locator('#progress').isVisible()).toBe(true);
    expect(await page.locator('#show-progress').getAttribute('aria-expanded')).toBe('true');
    await page.keyboard.press('Escape');
    expect(await page.locator('#progress').isVisible()).toBe(false);
    expect(await focused(page)).toBe('show-progress');
    const shown = await box(page).boundingBox();
    expect((shown?.y ?? 0) + (shown?.height ?? 0)).toBeLessThanOrEqual(844);
  });

  it.each([320, 390, 719, 720, 1099, 1100])('scrolls nothing sideways at %i px', async (width) => {
    const { visit, post } = await open();
    await post('say', { person: 'ana', text: `${'https://example.org/'.padEnd(300, 'a')} who owns it?` });
    await post('say', { person: 'ana', text: '/quiz now' });
    const page = await visit({ viewport: { width, height: 600 } });
    await page.locator('.choice').first().waitFor();
    const wide = await page.evaluate(() =>
      [document.documentElement, ...document.querySelectorAll('body *')]
        .filter((each) => !each.closest('.unseen') && each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 0)
        .filter((each) => getComputedStyle(each).overflowX !== 'visible' || each === document.documentElement)
        .map((each) => each.id || each.className || each.outerHTML.slice(0, 200)),
    );
    expect(wide).toEqual([]);
    const shown = await box(page).boundingBox();
    expect((shown?.y ?? 0) + (shown?.height ?? 0)).toBeLessThanOrEqual(600);
  });

  it.each([320, 390, 480, 700, 1000])('moves nothing in its header at %i px when a question opens', async (width) => {
    const { visit, post } = await open();
    const page = await visit({ viewport: { width, height: 700 } });
    const boxes = () =>
      Promise.all(['.top', '#who', '#show-board', '#show-progress'].map((each) => page.locator(each).boundingBox()));
    const before = await boxes();
    await post('say', { person: 'ana', text: '/quiz now' });
    await page.locator('#pill').waitFor();
    expect(await boxes()).toEqual(before);
    const [who, pill] = await Promise.all(['#who', '#pill'].map((each) => page.locator(each).boundingBox()));
    if (!who || !pill) throw new Error('not shown');
    expect(pill.x + pill.width <= who.x || who.x + who.width <= pill.x).toBe(true);
  });

  it.each([320, 390, 480])('has its header in one row at %i px, also while a question is open', async (width) => {
    const { visit, post } = await open();
    await post('say', { person: 'ana', text: '/quiz now' });
    const page = await visit({ viewport: { width, height: 700 } });
    await page.locator('#pill').waitFor();
    const [header, ...parts] = await Promise.all(
      ['.top', '#who', '#show-board', '#show-progress', '#close-now'].map((each) => page.locator(each).boundingBox()),
    );
    expect(header?.height).toBeLessThanOrEqual(56);
    for (const part of parts) {
      expect(part?.x ?? 0).toBeGreaterThanOrEqual(0);
      expect((part?.x ?? 0) + (part?.width ?? 0)).toBeLessThanOrEqual(width);
    }
    expect(await button(page, 'Close now').count()).toBe(1);
  });

  it('leaves more than half of the height to the conversation at 400 %', async () => {
    const { visit, post } = await open();
    await post('say', { person: 'ana', text: '/quiz now' });
    const page = await visit({ viewport: { width: 320, height: 215 }, deviceScaleFactor: 4 });
    await page.locator('.choice').first().waitFor();
    const shown = await page.locator('#scroller').boundingBox();
    expect(shown?.height).toBeGreaterThan(215 / 2);
    expect(await box(page).isVisible()).toBe(true);
  });

  it('moves nothing when reduced motion is asked for', async () => {
    const { visit } = await open();
    const page = await visit({ reducedMotion: 'reduce' });
    await ask(page, '/quiz now');
    await button(page, 'Close now').click();
    await bars(page).first().waitFor();
    const moving = await page.evaluate(
      () =>
        [...document.querySelectorAll('*')].filter((each) => {
          const styles = [getComputedStyle(each), getComputedStyle(each, '::before')];
          return styles.some(
            ({ transitionDuration, animationName }) => transitionDuration !== '0s' || animationName !== 'none',
          );
        }).length,
    );
    expect(moving).toBe(0);
  });
});
