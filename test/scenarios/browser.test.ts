import { readFileSync } from 'node:fs';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch, openPage } from '../support/browser.js';
import { needs } from '../support/needs.js';
import { playgroundClient } from '../support/playground-client.js';
import { start } from '../support/program.js';
import { tempDir } from '../support/temp.js';

const chromium = needs('chromium');

describe.skipIf(chromium === undefined)('the whole program in Chromium (skipped where Chromium is missing)', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch(chromium ?? '');
  });
  afterAll(() => browser?.close());

  const open = async () => {
    const { url } = await start({ cwd: tempDir() });
    return { client: playgroundClient(url), visit: () => openPage(browser, url) };
  };
  const say = async (page: Page, text: string): Promise<void> => {
    const box = page.getByRole('textbox').first();
    await box.fill(text);
    await box.press('Enter');
  };
  const button = (page: Page, name: string | RegExp): Locator => page.getByRole('button', { name });

  const line = (page: Page, text: string | RegExp): Locator => page.locator('#lines > li').filter({ hasText: text });

  it('gives a person their data as a file, which does not grow by being looked at', async () => {
    const { client, visit } = await open();
    const page = await visit();
    await say(page, 'who owns patching?');
    await say(page, 'what is a TAM?');
    await page.locator('#lines > li').nth(3).waitFor();
    const exported = async (): Promise<{ kind: string; query?: string }[]> => {
      const [download] = await Promise.all([page.waitForEvent('download'), say(page, '/studyhall export')]);
      expect(download.suggestedFilename()).toBe('studyhall-export.json');
      return JSON.parse(readFileSync(await download.path(), 'utf8'));
    };
    const first = await exported();
    await line(page, 'Everything I keep about you is in studyhall-export.json').waitFor();
    expect(await exported()).toEqual(first);
    const queries = first.flatMap(({ kind, query }) => (kind === 'query' ? [query] : []));
    expect(queries.toSorted()).toEqual(['what is a TAM?', 'who owns patching?']);
    expect(await client.seen('Ana')).toHaveLength(4);
  });

  it('shows on every open page at once that somebody’s data is gone', async () => {
    const { visit } = await open();
    const [own, other] = [await visit(), await visit()];
    await other.locator('#people').getByText('Bo', { exact: true }).click();
    await say(own, 'who owns patching?');
    await line(other, 'who owns patching?').first().waitFor();
    await say(own, '/studyhall delete');
    const erase = button(own, 'Delete my data');
    expect(await erase.getAttribute('class')).toBe('danger');
    await button(own, 'Keep it').click();
    await line(own, 'OK, nothing was deleted.').waitFor();
    await say(own, '/studyhall delete');
    await erase.click();
    await line(own, 'Done. Everything I kept about you is deleted.').waitFor();
    expect(await erase.count()).toBe(0);
    for (const page of [own, other]) {
      await expect.poll(() => page.locator('#lines, #news').getByText('who owns patching?').count()).toBe(0);
    }
  });
});
