/** A recognised answer: whose it is, what it says, what was noticed, and each doubtful row for a person to settle. */

import { Button, Input } from 'antd';
import type { ReactNode } from 'react';
import { settleQuestions } from '../../../shared/logic/opinions/settleQuestions';
import { OPINION_OFFICE_WORDS, type ReturnedOpinion } from '../../../shared/model/opinion';
import type { KnownReturn } from '../../../shared/views/opinions';
import { Tag } from '../../components/figures/Tags';
import { figure } from '../../format';
import { type ReturnFile, useReturning } from '../../returning';
import { EarlierForm } from './EarlierForm';
import { KIND_TONES, sentWords } from './opinionWords';
import { ReturnQuestions } from './ReturnQuestions';

/** Another answer of the same unit, in hand or taken in already: which of them counts, only a person can say. */
export interface Rival {
  readonly fileName: string;
  readonly taken: boolean;
}

interface KnownReturnPaneProps {
  readonly file: ReturnFile;
  /** As an answer to the asking it counts for. */
  readonly preview: KnownReturn;
  readonly rival: Rival | null;
  readonly running: boolean;
  readonly receivedOn: string;
  /** Null while something is open. */
  readonly onTake: (() => void) | null;
}

export function KnownReturnPane({
  file,
  preview,
  rival,
  running,
  receivedOn,
  onTake,
}: KnownReturnPaneProps): ReactNode {
  const returning = useReturning();
  const { read, former } = preview;
  // What was settled of the questions counts at once.
  const opinions = settleQuestions(read, (_, index) => file.answers[index] ?? null);
  const real = opinions.filter(({ kind }) => kind !== 'none');
  // Rows to settle stand above already, with their question.
  const noticed = read.findings.filter(({ kind }) => kind !== 'kindUnclear');
  const silent = read.opinions.length + read.questions.length === 0 && !read.allAgreed;
  return (
    <section className="card opinions-pane" aria-label={preview.unit}>
      <div className="card-head">
        <b>{preview.unit}</b>　{preview.consultation}
        <span className="push" />
        {file.state === 'open' ? (
          <Button
            type="primary"
            size="small"
            loading={running}
            disabled={!onTake}
            data-testid="return-take"
            onClick={() => onTake?.()}
          >
            收下 <kbd>Ctrl Enter</kbd>
          </Button>
        ) : (
          <Tag tone="merged">✓ 已收</Tag>
        )}
      </div>
      <div className="card-body opinions-pane-body">
        <p>
          {preview.fileName}
          {read.person === '' ? '' : `　联系人 ${read.person}`}
          {read.phone === '' ? '' : ` ${read.phone}`}
          {preview.printed === '' ? '' : '　'}
          {preview.printed === '' ? null : (
            <Tag tone="basis">
              本项目{sentWords(preview)}的{preview.printed}，改在稿上
            </Tag>
          )}
          {preview.ownTable ? '　' : ''}
          {preview.ownTable ? <Tag tone="basis">不是本项目的反馈表，按上级自己的表逐行读</Tag> : null}
          {preview.byPrintedNumber ? <Tag tone="basis">隐藏的校验页没有了，按印出的表号认出</Tag> : null}
        </p>
        {preview.unitKind === 'superior' ? (
          <Input
            size="small"
            className="returns-number"
            prefix={<span className="muted">文号</span>}
            placeholder="没有可不写"
            maxLength={100}
            value={file.docNumber}
            disabled={file.state !== 'open'}
            aria-label="文号"
            data-testid="return-number"
            onChange={({ target }) => returning.change(file.key, { docNumber: target.value })}
          />
        ) : null}
        {file.preview.known ? <EarlierForm file={file} preview={file.preview} /> : null}
        {preview.sameBytes ? <p className="note warn">和已经收下的一份一字不差，不用再收。</p> : null}
        {rival && rival.fileName !== former?.fileName ? <RivalNote unit={preview.unit} rival={rival} /> : null}
        {preview.printed === '' ? (
          <p data-testid="return-sum">
            {read.allAgreed
              ? '全部无意见'
              : preview.ownTable
                ? `意见 ${figure(real.length)} 条，要定的 ${figure(read.questions.length)} 处，没有写意见的 ${figure(read.unanswered)} 项`
                : `意见 ${figure(real.length)} 条，单项无意见 ${figure(opinions.length - real.length)} 项${read.unanswered > 0 ? `，没有填 ${figure(read.unanswered)} 项` : ''}`}
          </p>
        ) : null}
        {silent ? <SilentQuestion file={file} preview={preview} /> : null}
        {former ? <Former former={former} receivedOn={receivedOn} /> : null}
        <ReturnQuestions file={file} preview={preview} />
        {noticed.length > 0 ? (
          <div>
            <h3>注意到的 {figure(noticed.length)} 处</h3>
            <ul className="opinions-findings" data-testid="return-findings">
              {noticed.slice(0, 60).map((finding) => (
                <li key={`${finding.kind} ${finding.row} ${finding.words}`}>
                  {finding.row > 0 ? `第 ${finding.row} 行：` : ''}
                  {finding.words}
                </li>
              ))}
              {noticed.length > 60 ? <li className="muted">另有 {noticed.length - 60} 处</li> : null}
            </ul>
          </div>
        ) : null}
        {real.length > 0 ? <Opinions opinions={real} /> : null}
      </div>
    </section>
  );
}

function RivalNote({ unit, rival }: { unit: string; rival: Rival }): ReactNode {
  return (
    <p className="note warn" data-testid="return-rival">
      {rival.taken
        ? `${unit}已收下“${rival.fileName}”：收到日期在后的为准，同一天的以后收下的为准，另一份留存。旧的请写明收到日期，或不收。`
        : `${unit}还有一份在核对：收到日期在后的为准，同一天的以后收下的为准。同一天的请先收旧的，再收新的；不要的那一份先不收。`}
    </p>
  );
}

function SilentQuestion({ file, preview }: { file: ReturnFile; preview: KnownReturn }): ReactNode {
  const returning = useReturning();
  return (
    <p className="note warn">
      {preview.printed === '' ? '整份没有填。空表' : `和${sentWords(preview)}的一字不差。没有改`}
      不等于无意见，请向该单位核实。
      <label>
        <input
          type="checkbox"
          checked={file.allAgreed}
          onChange={({ target }) => returning.change(file.key, { allAgreed: target.checked })}
        />{' '}
        已核实，按全部无意见登记
      </label>
    </p>
  );
}

interface FormerProps {
  readonly former: NonNullable<KnownReturn['former']>;
  readonly receivedOn: string;
}

function Former({ former, receivedOn }: FormerProps): ReactNode {
  if (receivedOn !== '' && receivedOn < former.receivedOn)
    return (
      <p className="note warn" data-testid="return-overtaken">
        <b>{former.receivedOn}</b> 已收过一份“{former.fileName}
        ”，收到日期在这一份之后：收下这一份，仍以那一份为准，这一份只留存。
      </p>
    );
  return (
    <div className="note">
      <b>{former.receivedOn}</b> 已收过一份“{former.fileName}
      ”。收到日期在后的为准，同一天的以这一份为准，另一份留存；相同的 {former.same} 条连同处理一起带过来
      {former.again.length > 0 ? '；换了说法或理由再提的重新处理' : ''}。
      <ul className="opinions-findings">
        {former.again.map((words) => (
          <li key={`=${words}`}>重新处理　{words}</li>
        ))}
        {former.added.map((words) => (
          <li key={`+${words}`}>＋ {words}</li>
        ))}
        {former.gone.map((words) => (
          <li key={`-${words}`}>− {words}</li>
        ))}
      </ul>
    </div>
  );
}

function Opinions({ opinions }: { opinions: readonly ReturnedOpinion[] }): ReactNode {
  return (
    <div>
      <h3>意见</h3>
      {opinions.map((one) => (
        <div key={`${one.row} ${one.kind} ${one.name}`} className="returns-opinion">
          <Tag tone={KIND_TONES[one.kind]}>{OPINION_OFFICE_WORDS[one.kind]}</Tag> <b>{one.name}</b>
          {one.proposal === '' ? null : <p className="opinions-text proposal">{one.proposal}</p>}
          {one.reason === '' ? null : <p className="muted small">{one.reason}</p>}
        </div>
      ))}
    </div>
  );
}
