/** 版式: fonts, line heights, page numbers and the parts around the lists, and where asked for the sheet with its margins. */
import { AutoComplete, Input, InputNumber, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Paper } from '../../../shared/model/schemePaper';
import './paperFields.css';

const PARTS: readonly (readonly [keyof Paper['fonts'], string])[] = [
  ['cover', '封面大字'],
  ['title', '标题'],
  ['subtitle', '副标题'],
  ['header', '表头'],
  ['section', '类别行'],
  ['body', '表中文字'],
  ['heading', '小标题'],
  ['text', '说明文字'],
];
/** As the standard names them, then what machines without them have. */
const FAMILIES = [
  '方正小标宋简体',
  '仿宋_GB2312',
  '楷体_GB2312',
  '黑体',
  '仿宋',
  '楷体',
  '宋体',
  '华文中宋',
  '方正仿宋_GBK',
].map((value) => ({ value }));
const DIGITS = ['Times New Roman', '宋体', '仿宋_GB2312'].map((value) => ({ value }));
const PLACES: { value: Paper['pageNumber']['place']; label: string }[] = [
  { value: 'standard', label: '按国标：外侧，横排页转到左侧' },
  { value: 'outer', label: '下方外侧' },
  { value: 'centre', label: '下方居中' },
  { value: 'none', label: '不印' },
];
const COVERS: { value: Paper['cover']; label: string }[] = [
  { value: 'several', label: '几张清单合成一份时有' },
  { value: 'always', label: '都有' },
  { value: 'never', label: '都没有' },
];
const ORIENTATIONS: { value: Paper['orientation']; label: string }[] = [
  { value: 'landscape', label: 'A4 横排' },
  { value: 'portrait', label: 'A4 竖排' },
];
const SIDES = [
  ['top', '上边距'],
  ['bottom', '下边距'],
  ['left', '左边距'],
  ['right', '右边距'],
] as const;

interface PaperFieldsProps {
  /** Given by the form the fields stand in, or by hand. */
  readonly value?: Paper;
  readonly onChange?: (paper: Paper) => void;
  /** With sheet, margins and figures: where the widths of the columns stand beside them. */
  readonly sheet?: boolean;
}

export function PaperFields({ value: paper, onChange, sheet = false }: PaperFieldsProps): ReactNode {
  if (!paper) return null;
  const set = (change: Partial<Paper>): void => onChange?.({ ...paper, ...change });
  const setFont = (part: keyof Paper['fonts'], change: Partial<Paper['fonts'][typeof part]>): void =>
    set({ fonts: { ...paper.fonts, [part]: { ...paper.fonts[part], ...change } } });
  return (
    <>
      {sheet ? <SheetFields paper={paper} set={set} /> : null}
      <div className="paper-fonts">
        {PARTS.map(([part, label]) => (
          <div key={part} className="paper-font">
            <span>{label}</span>
            <AutoComplete
              options={FAMILIES}
              aria-label={`${label}的字体`}
              value={paper.fonts[part].family}
              status={paper.fonts[part].family.trim() === '' ? 'error' : ''}
              onChange={(family: string) => setFont(part, { family })}
            />
            <Points
              label={`${label}的字号`}
              min={5}
              value={paper.fonts[part].size}
              onChange={(size) => setFont(part, { size })}
            />
          </div>
        ))}
      </div>
      <div className="paper-fonts">
        <div className="paper-font">
          <span>表中行距</span>
          <Points label="表中行距" min={6} value={paper.lineHeight} onChange={(lineHeight) => set({ lineHeight })} />
        </div>
        <div className="paper-font">
          <span>文字行距</span>
          <Points
            label="文字行距"
            min={6}
            value={paper.textLineHeight}
            onChange={(textLineHeight) => set({ textLineHeight })}
          />
        </div>
        <div className="paper-font">
          <span>页码</span>
          <Select
            options={PLACES}
            aria-label="页码的位置"
            popupMatchSelectWidth={false}
            value={paper.pageNumber.place}
            onChange={(place) => set({ pageNumber: { ...paper.pageNumber, place } })}
          />
        </div>
        <div className="paper-font">
          <span>封面和目录</span>
          <Select
            options={COVERS}
            aria-label="封面和目录"
            popupMatchSelectWidth={false}
            value={paper.cover}
            onChange={(cover) => set({ cover })}
          />
        </div>
      </div>
      <Lines
        label="说明（每行一段，可用〔地区〕〔单位〕〔总数〕〔各清单项数〕〔日期〕；空着就没有说明页）"
        lines={paper.notes}
        rows={2}
        testId="paper-notes"
        onChange={(notes) => set({ notes })}
      />
      <Lines
        label="签署单位（每行一个，可用〔地区〕〔单位〕；空着就没有签署页）"
        lines={paper.signers}
        rows={1}
        testId="paper-signers"
        onChange={(signers) => set({ signers })}
      />
    </>
  );
}

interface SheetFieldsProps {
  readonly paper: Paper;
  readonly set: (change: Partial<Paper>) => void;
}

function SheetFields({ paper, set }: SheetFieldsProps): ReactNode {
  return (
    <div className="paper-fonts">
      <div className="paper-font">
        <span>纸张</span>
        <Select
          options={ORIENTATIONS}
          aria-label="纸张"
          value={paper.orientation}
          data-testid="paper-orientation"
          onChange={(orientation) => set({ orientation })}
        />
      </div>
      <div className="paper-font">
        <span>数字字体</span>
        <AutoComplete
          options={DIGITS}
          aria-label="数字字体"
          value={paper.digitsFamily}
          status={paper.digitsFamily.trim() === '' ? 'error' : ''}
          onChange={(digitsFamily: string) => set({ digitsFamily })}
        />
      </div>
      {SIDES.map(([side, label]) => (
        <div key={side} className="paper-font">
          <span>{label}</span>
          <InputNumber
            min={5}
            max={80}
            step={1}
            suffix="毫米"
            aria-label={label}
            value={paper.margins[side]}
            data-testid={`paper-margin-${side}`}
            onChange={(millimetres) =>
              millimetres !== null && set({ margins: { ...paper.margins, [side]: millimetres } })
            }
          />
        </div>
      ))}
    </div>
  );
}

interface PointsProps {
  readonly label: string;
  readonly min: number;
  readonly value: number;
  readonly onChange: (points: number) => void;
}

function Points({ label, min, value, onChange }: PointsProps): ReactNode {
  return (
    <InputNumber
      min={min}
      max={72}
      step={0.5}
      suffix="磅"
      aria-label={label}
      value={value}
      onChange={(points) => points !== null && onChange(points)}
    />
  );
}

interface LinesProps {
  readonly label: string;
  readonly lines: readonly string[];
  readonly rows: number;
  readonly testId: string;
  readonly onChange: (lines: string[]) => void;
}

/** What is being typed stays as it is; the lines are what is kept of it. */
function Lines({ label, lines, rows, testId, onChange }: LinesProps): ReactNode {
  const [text, setText] = useState(lines.join('\n'));
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
    <label className="paper-lines">
      <span>{label}</span>
      <Input.TextArea
        rows={rows}
        value={text}
        data-testid={testId}
        onChange={(event) => {
          setText(event.target.value);
          onChange(linesOf(event.target.value));
        }}
      />
    </label>
  );
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
