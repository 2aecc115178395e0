/** 收件核对: the files that came back, each with what it says and what is doubtful; nothing is written before they are taken in. */
import { Button, Input } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { settleQuestions } from '../../../shared/logic/opinions/settleQuestions';
import type { KnownReturn } from '../../../shared/views/opinions';
import { Tag, type TagTone } from '../../components/figures/Tags';
import { useShiftShortcuts } from '../../components/keys/useShortcuts';
import { figure, todayIso } from '../../format';
import { useWrite } from '../../hooks';
import { asAnswer, type ReturnFile, useReturning } from '../../returning';
import { KnownReturnPane, type Rival } from './KnownReturnPane';
import { sentWords } from './opinionWords';
import { isSettled } from './ReturnQuestions';
import { UnknownReturnPane } from './UnknownReturnPane';

export function ReturnsTab({ onDone }: { onDone: () => void }): ReactNode {
  const returning = useReturning();
  const take = useWrite('takeReturns');
  const [chosen, setChosen] = useState<number | null>(null);
  const [receivedOn, setReceivedOn] = useState(todayIso);
  const { files } = returning;
  const current = files.find(({ key }) => key === chosen) ?? files.find(({ state }) => state === 'open') ?? files[0];
  const shown = current && asAnswer(current);
  const sure = files.filter(
    (file) => file.state === 'open' && blockedBy(file) === null && rivalOf(file, files) === null && !holdsUnread(file),
  );
  const takeThese = async (some: readonly ReturnFile[]): Promise<void> => {
    const known = some.filter(({ preview }) => preview.known);
    if (known.length === 0 || take.running || receivedOn === '') return;
    const done = await take.run({ returns: known.map((file) => ({ ...asInput(file), receivedOn })) });
    if (done === null) return;
    for (const { key } of known) returning.change(key, { state: 'taken' });
    setChosen((now) => (now === chosen ? null : now));
  };
  const one = current && current.state === 'open' && blockedBy(current) === null ? current : null;
  const list = useRef<HTMLDivElement>(null);
  // After many were taken in, the one that is left may stand far down.
  // biome-ignore lint/correctness/useExhaustiveDependencies: which file is in hand decides what is seen, not what the effect reads
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [current?.key]);
  useShiftShortcuts({
    PageDown: () => setChosen((now) => besides(files, current, 1) ?? now),
    PageUp: () => setChosen((now) => besides(files, current, -1) ?? now),
    'Ctrl+Enter': () => {
      if (one) void takeThese([one]);
      // What stands in the way, as in 导入核对.
      else document.querySelector<HTMLElement>('.returns-body [data-testid="return-answer"] input')?.focus();
    },
    'Ctrl+Shift+Enter': () => void takeThese(sure),
  });
  const leave = (): void => {
    returning.leave();
    onDone();
  };
  const open = files.filter(({ state }) => state === 'open');
  return (
    <>
      <div className="bases-bar opinions-bar">
        <span data-testid="returns-headline">{headline(files)}</span>
        <span className="push" />
        <span className="returns-day">
          收到日期
          <Input
            type="date"
            size="small"
            value={receivedOn}
            status={receivedOn === '' ? 'error' : ''}
            aria-label="收到日期，记在接下来收下的各份上"
            data-testid="returns-day"
            onChange={({ target }) => setReceivedOn(target.value)}
          />
        </span>
        <Button size="small" data-testid="returns-leave" onClick={leave}>
          {open.length > 0 ? `放下没收的 ${figure(open.length)} 份` : '收完了'}
        </Button>
        {sure.length > 1 ? (
          <Button
            size="small"
            type="primary"
            loading={take.running}
            disabled={receivedOn === ''}
            data-testid="returns-take-sure"
            onClick={() => void takeThese(sure)}
          >
            收下没有疑问的 {figure(sure.length)} 份 <kbd>Ctrl Shift Enter</kbd>
          </Button>
        ) : null}
      </div>
      <div className="returns-body">
        <div ref={list} className="returns-files" role="listbox" aria-label="收到的文件">
          {files.map((file) => (
            <button
              type="button"
              key={file.key}
              role="option"
              aria-selected={file === current}
              className={file === current ? 'on' : ''}
              data-testid="return-file"
              data-state={file.state}
              onClick={() => setChosen(file.key)}
            >
              <span className="returns-unit">{file.preview.unit || '不知哪家'}</span>
              <StateTag file={file} />
              <span className="muted small returns-name">{file.preview.fileName}</span>
              <RivalTag rival={rivalOf(file, files)} />
              {file.state === 'open' && holdsUnread(file) ? <Tag tone="basis">有话没读</Tag> : null}
            </button>
          ))}
        </div>
        {current && shown?.known ? (
          <KnownReturnPane
            key={current.key}
            file={current}
            preview={shown}
            rival={rivalOf(current, files)}
            running={take.running}
            receivedOn={receivedOn}
            onTake={one ? () => void takeThese([one]) : null}
          />
        ) : null}
        {current && shown && !shown.known ? (
          <UnknownReturnPane key={current.key} file={current} preview={shown} receivedOn={receivedOn} />
        ) : null}
      </div>
    </>
  );
}

/** The next file that is still to be taken in, that way; any next one where none is. */
function besides(files: readonly ReturnFile[], current: ReturnFile | undefined, step: 1 | -1): number | null {
  const at = files.findIndex(({ key }) => key === current?.key);
  const ahead = step > 0 ? files.slice(at + 1) : files.slice(0, Math.max(at, 0)).reverse();
  const left = files.some(({ key, state }) => state === 'open' && key !== current?.key);
  return (left ? ahead.find(({ state }) => state === 'open') : ahead[0])?.key ?? null;
}

/** Why a file cannot be taken in as it is; null when it can. */
export function blockedBy(file: ReturnFile): string | null {
  const { answers, allAgreed, countsFor } = file;
  const preview = asAnswer(file);
  if (!preview.known) return '没有认出';
  if (preview.newer && countsFor === null) return '上一次的表';
  if (preview.sameBytes) return '已经收过';
  const open = preview.read.questions.filter((_, index) => !isSettled(answers[index])).length;
  if (open > 0) return `${open} 处疑问`;
  if (opinionsOf(preview, answers).length === 0 && !preview.read.allAgreed && !allAgreed)
    return preview.printed === '' ? '整份没有填' : `和${sentWords(preview)}的一样`;
  return null;
}

/** Words that nothing was made of: somebody looks at them before this one is taken in. */
function holdsUnread(file: ReturnFile): boolean {
  const preview = asAnswer(file);
  return preview.known && preview.read.findings.some(({ kind }) => kind === 'unread');
}

function rivalOf(file: ReturnFile, files: readonly ReturnFile[]): Rival | null {
  const preview = asAnswer(file);
  if (file.state !== 'open' || !preview.known) return null;
  const { packId, former } = preview;
  const others = files.filter((one) => {
    const other = asAnswer(one);
    return one.key !== file.key && one.state !== 'attached' && other.known && other.packId === packId;
  });
  const [other] = [...others.filter(({ state }) => state === 'open'), ...others];
  if (other) return { fileName: other.preview.fileName, taken: other.state === 'taken' };
  return former && { fileName: former.fileName, taken: true };
}

function RivalTag({ rival }: { rival: Rival | null }): ReactNode {
  return rival ? <Tag tone="basis">{rival.taken ? '已收过一份' : '另有一份'}</Tag> : null;
}

function opinionsOf({ read }: KnownReturn, answers: ReturnFile['answers']) {
  return settleQuestions(read, (_, index) => answers[index] ?? null);
}

function asInput(file: ReturnFile) {
  const { answers, allAgreed, countsFor, docNumber } = file;
  const preview = asAnswer(file);
  const opinions = preview.known ? opinionsOf(preview, answers) : [];
  return {
    preview: preview.preview,
    opinions,
    ...(countsFor === null ? {} : { packId: countsFor }),
    ...(allAgreed ? { allAgreed: true } : {}),
    ...(preview.known && preview.unitKind === 'superior' ? { docNumber: docNumber.trim() } : {}),
  };
}

function StateTag({ file }: { file: ReturnFile }): ReactNode {
  const [tone, words] = stateWords(file);
  return <Tag tone={tone}>{words}</Tag>;
}

function stateWords(file: ReturnFile): readonly [TagTone, string] {
  if (file.state === 'taken') return ['merged', '✓ 已收'];
  if (file.state === 'attached') return ['merged', '✓ 已存'];
  const preview = asAnswer(file);
  const blocked = blockedBy(file);
  if (blocked !== null) return [preview.known && preview.sameBytes ? 'plain' : 'basis', blocked];
  if (!preview.known) return ['basis', '没有认出'];
  const said = opinionsOf(preview, file.answers).filter(({ kind }) => kind !== 'none').length;
  return said === 0 ? ['merged', '无意见'] : ['amend', `意见 ${said}`];
}

/** 收到 12 份：认出 11，没有认出 1 */
function headline(files: readonly ReturnFile[]): string {
  const known = files.filter(({ preview }) => preview.known).length;
  const taken = files.filter(({ state }) => state !== 'open').length;
  const unknown = files.length - known > 0 ? `，没有认出 ${figure(files.length - known)}` : '';
  return `收到 ${figure(files.length)} 份：认出 ${figure(known)}${unknown}；已收 ${figure(taken)}`;
}
