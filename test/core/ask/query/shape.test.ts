import { describe, expect, it } from 'vitest';
import { shapeOf } from '../../../../src/core/ask/query/shape.js';

describe('what kind of whole is asked for', () => {
  it.each([
    ['how do I descale the kettle?', 'steps'],
    ['how to release', 'steps'],
    ['what are the steps to close an account', 'steps'],
    ["what's the process for refunds", 'steps'],
    ['wie setze ich das Passwort zurück?', 'steps'],
    ['comment ajouter un compte ?', 'steps'],
    ['which tools can we use?', 'list'],
    ['what are the opening hours', 'list'],
    ['what should I check when a pump stops?', 'list'],
    ['welche Browser werden unterstützt?', 'list'],
    ["what's the difference between a lease and a licence", 'comparison'],
    ['tea vs coffee', 'comparison'],
    ['was ist der Unterschied zwischen A und B?', 'comparison'],
    ['what is a comradrospective', 'definition'],
    ['what does SLA stand for?', 'definition'],
    ['define toil', 'definition'],
    ["c'est quoi un openlab ?", 'definition'],
    ['who owns patching?', 'fact'],
    ['how many days off do I get', 'fact'],
    ['how long is the notice period', 'fact'],
    ['opening hours on sunday', 'fact'],
    ['', 'fact'],
  ])('“%s” asks for %s', (query, shape) => {
    expect(shapeOf(query)).toBe(shape);
  });
});
