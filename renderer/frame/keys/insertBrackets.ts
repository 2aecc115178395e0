/** Ctrl+;: puts 〔〕 where somebody is typing and the caret between them, as document numbers need it. */

export function insertBrackets(): void {
  const field = document.activeElement;
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
  const { selectionStart: from, selectionEnd: to } = field;
  // Choices, days and numbers have no caret: nobody types there.
  if (from === null || to === null || field.readOnly) return;
  const value = `${field.value.slice(0, from)}〔${field.value.slice(from, to)}〕${field.value.slice(to)}`;
  // The field's own setter, past the one the page's library keeps watch with; then it hears of it as of typing.
  const prototype = field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value);
  field.dispatchEvent(new Event('input', { bubbles: true }));
  const caret = from + 1 + (to - from);
  field.setSelectionRange(caret, caret);
}
