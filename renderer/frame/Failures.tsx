/** Failures in words, top right, until they are closed (Esc closes the newest) or another page is opened; the code is for whoever gives support. */
import { type ReactNode, useEffect, useState } from 'react';
import { shell } from '../api';
import { useWindowShortcuts } from '../components/keys/useShortcuts';
import { useNavigation } from '../navigation';
import { type FailureNotice, hideAllFailures, hideFailure, useNotices } from '../notices';

const CALM_SHOWN_FOR = 6_000;

export function Failures(): ReactNode {
  const { failures } = useNotices();
  const { screen } = useNavigation();
  const newest = failures.at(-1);
  useWindowShortcuts({ Escape: () => newest && hideFailure(newest.key) }, newest !== undefined);

  // Whoever goes to another page has read them.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the screen is the trigger, not an input
  useEffect(hideAllFailures, [screen]);
  return (
    <div className="failures" role="alert">
      {failures.map((failure) => (
        <Failure key={failure.key} failure={failure} />
      ))}
    </div>
  );
}

function Failure({ failure }: { failure: FailureNotice }): ReactNode {
  const { key, calm, stays, text, code } = failure;
  useEffect(() => {
    if (!calm || stays) return;
    const timer = setTimeout(() => hideFailure(key), CALM_SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [key, calm, stays]);
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await shell().copyText(code ? `${text}（${code}）` : text);
    setCopied(true);
  };
  return (
    <div className={calm ? 'failure calm' : 'failure'}>
      <p data-testid="error-text">
        {text} {code ? <span className="failure-code">{code}</span> : null}
      </p>
      <div className="failure-acts">
        {calm ? null : (
          <button type="button" className="link" data-testid="error-copy" onClick={() => void copy()}>
            {copied ? '已复制 ✓' : '复制'}
          </button>
        )}
        <button type="button" className="link" onClick={() => hideFailure(key)}>
          知道了
        </button>
      </div>
    </div>
  );
}
