/** Headings as towns and departments write them, put together in any way: each column is read for what it is. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readEntries } from '../../../../shared/logic/reading/readEntries';
import type { ColumnRole } from '../../../../shared/model/sourceEntry';
import { makeGrid } from '../../../builders/grids';

interface Kind {
  readonly role: ColumnRole;
  readonly headings: readonly string[];
  readonly values: readonly string[];
}

const words = (text: string): readonly string[] => text.split(/\s+/).filter((word) => word !== '');

const NAME: Kind = {
  role: 'name',
  headings:
    words(`事项名称 任务名称 工作事项 承担任务 工作任务 任务 职责 具体任务 承担的县直部门任务 部门下沉任务 摊派任务 承担工作
    工作名称 职责任务 承接事项 承担的部门工作 乡镇承担的任务 下沉乡镇的工作任务 下派任务 需乡镇完成的工作 属地管理事项
    要求乡镇承担的工作 下达任务名称 涉及乡镇工作 基层承担事项 延伸到乡镇的任务 工作任务（事项） 部门交办工作`),
  values: words(`社会救助对象动态核查 高龄津贴初审 地名标志日常巡查 耕地非粮化摸排 动物疫病强制免疫组织 防汛值班值守`),
};
const OTHERS: readonly Kind[] = [
  {
    role: 'text',
    headings:
      words(`主要内容 具体内容 工作要求 任务描述 工作标准 具体要求 履职内容 工作措施 完成标准 具体做法 任务内容 具体工作内容
      工作描述 职责内容 职责描述 目标要求 任务要求 工作流程 主要做法 内容`),
    values:
      words(`对低保、特困对象开展入户核查，每季度不少于一次，建立台账。 受理八十周岁以上老年人申请，初审后报县民政局审批。
      巡查辖区地名标志，发现损坏的及时上报并更换。 摸排辖区耕地种植情况，建立台账按月上报。
      组织村防疫员开展春秋两季集中免疫，做到应免尽免。 汛期二十四小时值班，执行日报告和零报告制度。`),
  },
  {
    role: 'department',
    headings:
      words(`责任部门 主管部门 对口部门 牵头部门 县直部门 交办单位 任务来源部门 下达部门 来源单位 业务主管部门 上级对口部门
      归口部门 布置部门 交办部门 下派部门 下沉部门 派发单位 主责部门 任务来源 上级部门 部门 单位 原责任部门 涉及部门`),
    values: words('县民政局 县民政局 县民政局 县农业农村局 县农业农村局 县应急管理局'),
  },
  {
    role: 'basis',
    headings:
      words(`依据 设定依据 政策依据 法律法规依据 文件依据 依据文件 法律政策依据 来源依据 政策文件 法定依据 任务依据 工作依据
      履职依据 有关文件依据 依据（文件名称及文号）`),
    values: words(`《社会救助暂行办法》第十三条 《老年人权益保障法》 《地名管理条例》第十九条 《土地管理法》第三十七条
      《动物防疫法》第十六条 《防洪法》第四十二条`),
  },
  {
    role: 'category',
    headings: words('类别 领域 工作类别 职责类别 所属板块 任务分类 任务类型 条线 口线'),
    values: words('民生服务 民生服务 民生服务 经济发展 经济发展 平安建设'),
  },
];
/** About a duty without being any of it. */
const BESIDE: Kind = {
  role: 'ignored',
  headings:
    words(`频次 完成时限 责任人 是否签订责任书 承办站所 落实情况 存在问题 意见建议 工作量 人员投入 经费保障 考核情况 有无执法权
    下沉方式 任务性质 实施时间 任务开始时间 工作频率 重要程度 工作难度 占用工作时间 每年耗时 存在的困难 乡镇意见 承办人 负责领导
    任务下达方式 工作时长 投入人力 是否考核 任务完成情况 建议`),
  values: words('一般 一般 较多 一般 较少 一般'),
};

const column = (kind: Kind) => fc.constantFrom(...kind.headings).map((heading) => ({ ...kind, heading }));
/** The name and at least one other of a list's columns, in any order, with up to three beside them. */
const table = fc
  .tuple(
    column(NAME),
    fc.subarray([...OTHERS], { minLength: 1 }).chain((kinds) => fc.tuple(...kinds.map(column))),
    fc.uniqueArray(column(BESIDE), { maxLength: 3, selector: ({ heading }) => heading }),
  )
  .chain(([name, others, beside]) => {
    const all = [name, ...others, ...beside];
    return fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length });
  });

test('put together in any way', () => {
  fc.assert(
    fc.property(table, (columns) => {
      const head = ['序号', ...columns.map(({ heading }) => heading)].join('|');
      const rows = NAME.values.map((_, at) =>
        [`${at + 1}`, ...columns.map(({ values }) => values[at] ?? '')].join('|'),
      );
      const read = readEntries([makeGrid([head, ...rows])], { fileName: '清单.xlsx', categories: [] });
      if (!read.ok) throw new Error(read.code);
      const told = columns.map(({ heading }, at) => {
        return [heading, read.value.columns.find(({ index }) => index === at + 1)?.role];
      });
      expect(told).toEqual(columns.map(({ heading, role }) => [heading, role]));
      expect(read.value.entries.map(({ name }) => name)).toEqual(NAME.values);
    }),
    { numRuns: 400 },
  );
});
