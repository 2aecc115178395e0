/** Keys that belong to the input method never reach the program. */
import type { KeyboardEvent as ReactKeyboardEvent } from 'react';

/** Some input methods tell it by the number 229 alone. */
export function isComposing(event: KeyboardEvent | ReactKeyboardEvent): boolean {
  const native = 'nativeEvent' in event ? event.nativeEvent : event;
  return native.isComposing || native.keyCode === 229;
}
