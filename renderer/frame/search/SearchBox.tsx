/** The search box of the top bar: looks like a field, opens the dialog. */
import type { ReactNode } from 'react';
import './search.css';

export function SearchBox({ onOpen }: { onOpen: () => void }): ReactNode {
  return (
    <button type="button" className="find-box" data-testid="search-open" onClick={onOpen}>
      <span>检索</span>
      <span className="find-box-words cut">事项、条目、单位、依据、页面</span>
      <kbd>Ctrl K</kbd>
    </button>
  );
}
