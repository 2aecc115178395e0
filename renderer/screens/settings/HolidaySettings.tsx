/** 节假日表: days off and weekend days worked, by which limits in working days are counted; written as text, one day a line. */
import { Button, Input, Select } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { calendarGaps, calendarOf } from '../../../shared/logic/requests/workdays';
import { type Holiday, holidayTableSchema } from '../../../shared/model/holiday';
import { figure } from '../../format';
import { useRead, useWrite } from '../../hooks';
import { useNavigation } from '../../navigation';

const KIND_WORDS: Readonly<Record<Holiday['kind'], string>> = { off: '放假', work: '上班' };

export function HolidaySettings({ writable }: { writable: boolean }): ReactNode {
  const read = useRead('holidays', {});
  const set = useWrite('setHolidays');
  const { params } = useNavigation();
  const asked = typeof params.holidays === 'string' ? params.holidays : null;
  const [year, setYear] = useState(asked ?? String(new Date().getFullYear()));
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    if (asked !== null && read.data) card.current?.scrollIntoView({ block: 'center' });
  }, [asked, read.data]);
  const [text, setText] = useState<string | null>(null);
  const holidays = read.data?.holidays ?? [];
  const years = [...new Set([...holidays.map(({ date }) => date.slice(0, 4)), asked ?? year, year])].sort();
  const own = holidays.filter(({ date }) => date.startsWith(year));
  const others = holidays.filter(({ date }) => !date.startsWith(year));
  const parsed = text === null ? null : readLines(text, year);
  const save = async (): Promise<void> => {
    if (parsed === null || parsed.problem !== '') return;
    if (await set.run({ holidays: [...others, ...parsed.days] })) setText(null);
  };
  const incomplete = own.length > 0 && calendarGaps(year, year, calendarOf(own)).length > 0;
  const off = own.filter(({ kind }) => kind === 'off').length;
  return (
    <section className="card" aria-label="节假日表" ref={card}>
      <h2 className="card-head">
        节假日表 <span className="muted">期限按工作日算{read.data?.own ? '' : '；程序自带，可改'}</span>
      </h2>
      <div className="card-body holidays">
        <div className="holidays-bar">
          <Select
            aria-label="哪一年"
            value={year}
            disabled={text !== null}
            data-testid="holiday-year"
            options={years.map((value) => ({ value, label: `${value}年` }))}
            onChange={setYear}
          />
          <span className="muted">
            放假 {figure(off)} 天，调休上班 {figure(own.length - off)} 天
            {incomplete ? '；没有调休，可能没有录全，请按国务院办公厅通知补全' : ''}
          </span>
          <span className="push" />
          {writable && text === null ? (
            <>
              {read.data?.own ? (
                <Button data-testid="holiday-reset" onClick={() => void set.run({ holidays: null })}>
                  恢复自带的
                </Button>
              ) : null}
              <Button data-testid="holiday-edit" onClick={() => setText(linesOf(own))}>
                改这一年…
              </Button>
            </>
          ) : null}
        </div>
        {text === null ? (
          <p className="holidays-days" data-testid="holiday-days">
            {own.length === 0 ? '这一年还没有录入，只按周末算。' : `${spans(own)}。`}
          </p>
        ) : (
          <>
            <Input.TextArea
              rows={12}
              value={text}
              aria-label="每行一天"
              data-testid="holiday-text"
              onChange={(event) => setText(event.target.value)}
            />
            <p className={parsed?.problem ? 'minus small' : 'muted small'} role="status">
              {parsed?.problem ||
                `每行一天：日期 放假或上班 名称，如“${year}-10-01 放假 国庆节”。共 ${parsed?.days.length ?? 0} 天。`}
            </p>
            <div className="holidays-bar">
              <span className="push" />
              <Button onClick={() => setText(null)}>取消</Button>
              <Button
                type="primary"
                disabled={Boolean(parsed?.problem)}
                loading={set.running}
                data-testid="holiday-save"
                onClick={() => void save()}
              >
                存下{year}年
              </Button>
            </div>
          </>
        )}
      </div>
    </section>
  );
}

function linesOf(days: readonly Holiday[]): string {
  return days.map(({ date, kind, name }) => `${date} ${KIND_WORDS[kind]} ${name}`).join('\n');
}

/** 元旦 1月1日；春节 1月28日至2月4日 … 上班 1月26日. */
function spans(days: readonly Holiday[]): string {
  const words: string[] = [];
  let at = 0;
  while (at < days.length) {
    const first = days[at];
    let last = at;
    while (
      days[last + 1] &&
      days[last + 1]?.name === first?.name &&
      days[last + 1]?.kind === first?.kind &&
      isNext(days, last)
    )
      last += 1;
    if (first) {
      const until = last === at ? '' : `至${dayWords(days[last]?.date ?? '')}`;
      words.push(`${first.name} ${dayWords(first.date)}${until}${first.kind === 'work' ? '上班' : ''}`);
    }
    at = last + 1;
  }
  return words.join('；');
}

function isNext(days: readonly Holiday[], at: number): boolean {
  const day = (index: number): number => Date.parse(days[index]?.date ?? '');
  return day(at + 1) - day(at) === 86_400_000;
}

function dayWords(date: string): string {
  return `${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`;
}

function readLines(text: string, year: string): { days: Holiday[]; problem: string } {
  const days: Holiday[] = [];
  for (const [at, line] of text.split('\n').entries()) {
    const [date = '', word = '', ...name] = line.trim().split(/\s+/);
    if (date === '') continue;
    const kind = word === KIND_WORDS.off ? 'off' : word === KIND_WORDS.work ? 'work' : null;
    const read = holidayTableSchema.safeParse([{ date, kind, name: name.join(' ') }]);
    if (!read.success || !date.startsWith(`${year}-`))
      return { days: [], problem: `第 ${at + 1} 行读不懂：“${line.trim()}”。应是“${year}-10-01 放假 国庆节”这样。` };
    days.push(...read.data);
  }
  if (!holidayTableSchema.safeParse(days).success) return { days: [], problem: '有同一天写了两行，请去掉一行。' };
  return { days, problem: '' };
}
