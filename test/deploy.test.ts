import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readConfig } from '../src/config.js';

const root = new URL('..', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');

const service = z.strictObject({
  build: z.string().optional(),
  image: z.string(),
  restart: z.literal('unless-stopped'),
  init: z.boolean().optional(),
  depends_on: z.record(z.string(), z.strictObject({ condition: z.literal('service_healthy') })).optional(),
  environment: z.record(z.string(), z.string()),
  volumes: z.array(z.string().regex(/^[^:]+(?::-[^:}]+\})?:\/[\w/]+(?::ro)?$/)),
  ports: z.array(z.string()).optional(),
  healthcheck: z.strictObject({
    test: z.tuple([z.literal('CMD')], z.string()),
    interval: z.string(),
    timeout: z.string(),
    retries: z.number().optional(),
    start_period: z.string().optional(),
  }),
});
const compose = z
  .strictObject({
    name: z.string(),
    services: z.strictObject({ bot: service, database: service }),
    volumes: z.record(z.string(), z.null()),
  })
  .parse(parse(read('compose.yaml')));
const { bot, database } = compose.services;

/** What Compose makes of `${NAME:-otherwise}` and `${NAME:?why}`. */
const filledIn = (values: Readonly<Record<string, string>>, env: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      value.replace(/\$\{(\w+):([-?])([^}]*)\}/g, (_, variable: string, sign: string, otherwise: string) => {
        const given = env[variable] ?? '';
        if (given === '' && sign === '?') throw new Error(`${variable}: ${otherwise}`);
        return given === '' ? otherwise : given;
      }),
    ]),
  );
/** The image's own settings, and what Compose sets. */
const settingsFor = (env: Readonly<Record<string, string>>) =>
  readConfig({ HOST: '0.0.0.0', DATABASE_URL: 'sqlite:/data/studyhall.db', ...filledIn(bot.environment, env) });

describe('compose.yaml', () => {
  const password = { POSTGRES_PASSWORD: 'hunter2hunter2' };

  it('sets only variables that are settings', () => {
    const documented = [...read('docs/operate.md').matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name);
    expect(Object.keys(bot.environment).filter((name) => !documented.includes(name))).toEqual([]);
  });

  it('runs with the tokens of a platform, with a token for the page, and not without any', () => {
    const slack = { ...password, SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };
    expect(settingsFor(slack)).toMatchObject({
      databaseUrl: 'postgres://studyhall:hunter2hunter2@database/studyhall',
      knowledgeDir: '/notes',
      playground: false,
      port: 3000,
    });
    expect(settingsFor({ ...password, DISCORD_TOKEN: 'd' })).toMatchObject({ discord: { token: 'd' } });
    expect(settingsFor({ ...password, PLAYGROUND_TOKEN: '0123456789abcdef' })).toMatchObject({ playground: true });
    expect(() => settingsFor(password)).toThrow('PLAYGROUND_TOKEN must be set');
    expect(() => settingsFor({})).toThrow('POSTGRES_PASSWORD: set it in .env');
  });

  it('holds no secret itself, and git keeps the file that does out of sight', () => {
    const secrets = Object.entries({ ...bot.environment, ...database.environment }).filter(([name]) =>
      /TOKEN|SECRET|PASSWORD|KEY/.test(name),
    );
    expect(secrets.length).toBeGreaterThan(4);
    for (const [, value] of secrets) expect(value).toMatch(/^\$\{\w+:[-?][^}]*\}$/);
    expect(read('.gitignore').split('\n')).toContain('.env');
    expect(read('.dockerignore')).toContain('.env');
  });

  it('waits for a healthy database, which has its own volume and the same user, password and name', () => {
    expect(Object.keys(bot.depends_on ?? {})).toEqual(['database']);
    const [volume = ''] = database.volumes[0]?.split(':') ?? [];
    expect(Object.keys(compose.volumes)).toEqual([volume]);
    const { POSTGRES_USER, POSTGRES_DB, POSTGRES_PASSWORD } = database.environment;
    expect(bot.environment.DATABASE_URL).toBe(
      `postgres://${POSTGRES_USER}:${POSTGRES_PASSWORD}@database/${POSTGRES_DB}`,
    );
    expect(database.healthcheck.test).toContain(`--dbname=${POSTGRES_DB}`);
    expect(read('docs/operate.md')).toContain(`PostgreSQL ${/^postgres:(\d+)$/.exec(database.image)?.[1]}.`);
  });

  it('shows the port to this machine alone, and the notes to the bot read-only', () => {
    expect(bot.ports).toEqual(['127.0.0.1:3000:3000']);
    expect(bot.volumes).toEqual([expect.stringMatching(/^\$\{NOTES:-\.\/knowledge\}:\/notes:ro$/)]);
    expect(bot.build).toBe('.');
    expect(bot.healthcheck.test.join(' ')).toContain('/readyz');
  });
});

describe('the workflow of GitHub', () => {
  const job = z.object({
    container: z.string(),
    strategy: z.object({ matrix: z.object({ node: z.array(z.string()) }) }),
    steps: z.array(z.object({ uses: z.string().optional(), run: z.string().optional() })),
  });
  const workflow = z
    .object({ permissions: z.object({ contents: z.literal('read') }), jobs: z.object({ check: job }) })
    .parse(parse(read('.github/workflows/ci.yml')));
  const { check } = workflow.jobs;

  it('runs the one gate that there is', () => {
    expect(check.steps.map(({ uses, run }) => uses ?? run)).toEqual([
      expect.stringMatching(/^actions\/checkout@v\d+$/),
      '.ci/run',
    ]);
    expect(() => accessSync(new URL('.ci/run', root), constants.X_OK)).not.toThrow();
  });

  it('runs it on the oldest Node that is supported and on the one of the image', () => {
    const { engines } = JSON.parse(read('package.json')) as { engines: { node: string } };
    expect(check.container).toMatch(/^node:\$\{\{ matrix\.node \}\}$/);
    const image = /^FROM node:(\d+) /m.exec(read('Dockerfile'))?.[1];
    expect(check.strategy.matrix.node).toEqual([engines.node.replace('>=', ''), image]);
  });
});

describe('CHANGELOG.md', () => {
  it('begins with the version that this is', () => {
    const { version } = JSON.parse(read('package.json')) as { version: string };
    const lock = JSON.parse(read('package-lock.json')) as { version: string; packages: { '': { version: string } } };
    const [newest, ...older] = [...read('CHANGELOG.md').matchAll(/^## \[(\d+\.\d+\.\d+)\] - (\d{4}-\d\d-\d\d)$/gm)];
    expect([newest?.[1], lock.version, lock.packages[''].version]).toEqual([version, version, version]);
    expect(older.every(([, , date = ''], i) => date <= ([newest, ...older][i]?.[2] ?? ''))).toBe(true);
    expect(existsSync(new URL('SECURITY.md', root))).toBe(true);
  });
});
