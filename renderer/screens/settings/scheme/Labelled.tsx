/** A control with small words above it. */
import type { ReactNode } from 'react';

export function Labelled({ label, children }: { label: string; children: ReactNode }): ReactNode {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
    <label className="scheme-field">
      <span>{label}</span>
      {children}
    </label>
  );
}
