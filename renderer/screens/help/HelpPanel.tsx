/** F1: the manual beside the page one works on, opened at the page's chapter. */
import { Select } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { SidePanel } from '../../components/dialogs/SidePanel';
import type { Screen } from '../../navigation';
import { Markdown } from './Markdown';
import { CHAPTERS, chapterOf, loadChapter } from './manual';
import './help.css';

interface HelpPanelProps {
  readonly screen: Screen | 'start';
  readonly onClose: () => void;
}

export function HelpPanel({ screen, onClose }: HelpPanelProps): ReactNode {
  const [chapter, setChapter] = useState(() => chapterOf(screen));
  const [text, setText] = useState<string | null>(null);
  const body = useRef<HTMLElement>(null);
  // Whoever goes to another page wants to read about that one.
  useEffect(() => setChapter(chapterOf(screen)), [screen]);
  useEffect(() => {
    let wanted = true;
    void loadChapter(chapter).then((loaded) => {
      if (!wanted) return;
      setText(loaded);
      body.current?.scrollTo(0, 0);
    });
    return () => {
      wanted = false;
    };
  }, [chapter]);
  return (
    <SidePanel
      mask={false}
      size={520}
      rootClassName="help drawer-scrolls"
      title={
        <span className="help-title">
          使用手册
          <Select
            value={chapter}
            aria-label="章"
            data-testid="help-chapter"
            options={CHAPTERS.map((name) => ({ value: name, label: name }))}
            onChange={setChapter}
          />
        </span>
      }
      onClose={onClose}
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <article className="help-text scrolls" data-testid="help-text" ref={body} tabIndex={0}>
        {text === null ? <p className="muted">这一章还没有写。</p> : <Markdown text={text} onChapter={setChapter} />}
      </article>
    </SidePanel>
  );
}
