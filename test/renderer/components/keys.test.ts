/** Which combination a key event is, and that the input method's keys are nobody else's. */
import { describe, expect, it } from 'vitest';
import { combination, isComposing } from '../../../renderer/components/keys/keys';

function key(part: Partial<KeyboardEvent>): KeyboardEvent {
  const plain = {
    key: '',
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    isComposing: false,
    keyCode: 0,
  };
  return Object.assign(new Event('keydown'), plain, part) as KeyboardEvent;
}

describe('keys', () => {
  it('names combinations in one order', () => {
    expect(combination(key({ key: 'Z', ctrlKey: true, shiftKey: true }))).toBe('Ctrl+Shift+z');
    expect(combination(key({ key: 'ArrowLeft', altKey: true }))).toBe('Alt+ArrowLeft');
    expect(combination(key({ key: 'F5' }))).toBe('F5');
    expect(combination(key({ key: 'z', metaKey: true }))).toBe('Ctrl+z');
  });

  it('leaves keys of the input method alone, also those only known by number 229', () => {
    expect(isComposing(key({ key: 'Enter', isComposing: true }))).toBe(true);
    expect(isComposing(key({ key: 'Process', keyCode: 229 }))).toBe(true);
    expect(isComposing(key({ key: 'Enter', keyCode: 13 }))).toBe(false);
  });
});
