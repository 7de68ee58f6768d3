"""The shapes of display lines: bylines, subtitles, kickers, dates, origins. They are known by form and by no text's own words."""

from __future__ import annotations

import re

from publisher.patterns import lazy

from .people import name_at_end

_HAN = "\u4e00-\u9fff"
DAY = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"

BYLINE = lazy(
    r"^(?:[□○■●◎○◇◆☐]\s*(?:\S{2}|\S[\s　]+\S)[^。！？]{0,48}"
    r"|(?:本[刊报]|特约|首席|实习|见习){0,2}(?:文|图|撰文|撰稿|采写|采访|作者|记者|本刊记者|本报记者|特约记者|通讯员|本刊通讯员|文图|图文|[文图][·、]?[文图]|撰稿人|摄影|整理|供稿|执笔|编辑|口述"
    r"|主讲|讲述|主讲人|讲述人|口述人|演讲|翻译|编译|译者?|编选|选编|记录|策划|撰写)"
    r"(?:\s*[／/:：丨|]\s*|[\s　]+)[^。，！？；：]{1,24}"
    r"|(?:(?:受访|采访|访谈|访问|对话|对谈|讲述|口述|整理|主持|撰稿|录音)(?:人|者|嘉宾|整理)?[：:][^。，！？；：]{1,16}[\s　]*){1,3}"
    r"|本[刊报][\s　]?(?:记者|编辑部|评论员)[^。，！？；：]{0,24}"
    r"|[\u4e00-\u9fff]{1,4}(?:[\s　、][\u4e00-\u9fff]{1,4}){0,2}[\s　]+(?:整理|口述|讲述|撰文|执笔|编译|译|编选|选编|摄|摄影|采写|记录))$"
)
DASHED = re.compile(r"^(?:——|—|－－|--)\s*\S")
ORNAMENT = re.compile(r"^[□○■●◎◇◆☐★☆▲]\s*\S")
BULLET = re.compile(r"^[■●◆▲★◎○•·▪►☆※]\s*\S")
HOURS = re.compile(r"^\d{1,2}[:：]\d\d\s?[—–\-~～至]{1,2}\s?\d{1,2}[:：]\d\d\s*\S")
KICKER = re.compile(
    r"(?:强调|指出|要求|提出|表示|呼吁|宣布|召开会议|之[一二三四五六七八九十]|专题|系列报道)$"
    r"|^(?:专访|对话|走近)[^，。：]{3,16}$"
    r"|^(?:深度|人物|高端|独家|本刊|特别|封面|本期|热点)(?:访谈|专访|报道|特稿|关注|策划|故事|人物|对话|调查)$"
    r"|^写在[^。]{2,24}(?:之际|之前|之后|到来|[前后时])$"
    r"|^[^，。]{0,16}(?:系列报道|专题报道|特别策划|专栏)"
)
SUBTITLE = lazy(
    rf"^(?:[{_HAN}]{{2,4}}|[{_HAN}][ 　]+[{_HAN}])[{_HAN}　 ]{{0,24}}(?:主持|主持会议|讲话|出席|出席会议|参加|(?<!工)作报告|致辞|陪同)$"
)
DATE = re.compile(
    rf"^[（(]?\s*(?:\d{{4}}|[二一][〇○零Ｏ0OО一二三四五六七八九]{{3}})\s*年(?:\s*{DAY}\s*月(?:\s*{DAY}\s*日)?)?\s*[）)]?$"
)
_HANDAY = r"(?:\d{1,2}|[初廿卅]?[一二三四五六七八九十]{1,3})"
_TERM = (
    "(?:立[春夏秋冬]|雨水|惊蛰|[春秋]分|清明|谷雨|小满|芒种|[夏冬]至|[小大][暑寒雪]|处暑|白露|寒露|霜降|元旦|元宵|春节|除夕|端午|七夕|中秋|重阳|国庆|岁[末首暮尾杪])"
    "(?:[前后][一二三四五六七八九十\\d]{1,2}[日天]|节|前夕|当日)?"
)
"""A solar term or a feast, and how many days before or after it."""
_MONTH = r"(?:\d{1,2}|[一二三四五六七八九十]{1,2}|[正冬腊闰])月"
LETTER_DATE = lazy(
    rf"^(?:(?:{DATE.pattern[1:-1]}|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年)"
    rf"(?:{_MONTH})?[\s　]?(?:[初仲暮孟季深早晚][春夏秋冬]|[春夏秋冬][日夜]?|{_TERM})?"
    rf"|{_MONTH}(?:{_HANDAY}[日号]?)?)(?:[深午]?夜|[清凌]?晨|傍?晚|[上下中]?午|灯下)?[\s　，,]{{0,2}}(?:[写识记改]?[于於]\S{{2,10}}"
    r"|(?:雨|雪|酒|饭|病|会|课|茶)[后中余]|修?改定?|初稿|定稿)?$"
)
"""The date of a letter or a preface, which may leave out the year, or give it and the day in the old way, and the place."""
ORIGIN_LINE = re.compile(r"^[（(](?!此件|此文|本文|联系)\s*[^（）()。]{2,40}\s*[)）]$")
EDITED_BY = re.compile(
    r"^[（(](?:(?:本[版期文]?)?(?:责任编辑|责编|编辑|编校|校对|版式|供稿|收稿日期|修回日期)[:：\s　／/]\s*\S[^（）()。]{1,24}"
    r"|作者(?:单位|简介)?\s?[:：][^（）()。]{2,60}|作者(?:系|为|单位)[^（）()。：]{4,60}|[^（）()。，：]{2,20}(?:供稿|撰稿)"
    r"|未完待续|待续|全文完|完)[)）]$"
)
"""Who edited, wrote or sent in an article, at its end, or that it goes on in another number."""
DECREED = re.compile(r"^《[^《》]{4,60}》(?:已经|已于|业经|业已)(?=.)")
"""How the text of a decree opens."""
INTERVIEWED = re.compile(r"^(?:受访|采访|访谈|访问|对话)(?:人|者|嘉宾)[：:]\s?[^。！？]{2,40}$")
"""Who was asked and who asked, below the title of an interview."""
FIRST_PRINTED = re.compile(r"^[（(](?:来源|[^（）()]{0,20}(?:原载|原刊|选自|摘自|转自|转载自|刊于|发表于))[^（）()]{2,50}[)）]$")
"""Where a text was printed first, at its end."""
CC = re.compile(r"^(?:抄\s?送|抄\s?报|主\s?送|分送|发\s?送|印\s?发|抄|发|送|报)\s*[:：]")
ANNOTATION = re.compile(r"^[（(][^（）()]{2,}[）)]$")
"""附注 below the date, in brackets (GB/T 9704—2012, 7.3.6)."""
PRINTED = re.compile(r"\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*(?:印\s*发|印)$")
ATTACHMENT_NOTE = re.compile(r"^附\s?[件表录]\s*\d{0,2}\s*[:：]")
ATTACHMENT = re.compile(r"^附\s?[件表录]\s*\d{0,2}\s*[:：]?$")
DOCNUMBER = lazy(
    rf"^[（(]?[{_HAN}A-Z]{{0,16}}\s*[〔\[［【（(]\s*(?:19|20)\d{{2}}\s*年?\s*[〕\]］】）)]\s*(?:[{_HAN}]{{0,8}}字)?\s*第?\s*\d{{1,5}}\s*[号號][）)]?(?:\s*签发人.*)?$"
    rf"|^(?:[{_HAN}]{{2,12}}字)?第\s?\d{{1,5}}\s?[号號]$"
)
SIGNER = re.compile(r"^签\s?发\s?人\s?[：:]\s*\S")
"""Who signed a document that goes upward (GB/T 9704—2012, 7.2.6)."""
MARKING = re.compile(r"^(?:\d{6}|(?:绝\s?密|机\s?密|秘\s?密)(?:\s?★\s?\S{1,6})?|(?:特\s?急|加\s?急|特\s?提|平\s?急|急\s?件))$")
"""Copy number, secrecy and its term, urgency, over the mark of the issuing body (GB/T 9704—2012, 7.2.1-7.2.3)."""
MASTHEAD = lazy(rf"^(?!第.{{1,4}}[章节篇编])[{_HAN}（）()\s]{{3,40}}(?:文\s*件|公\s*报|(?<![节时月辞酒小夏冬])令|简\s*报|会议纪要|函)$")
ISSUER = lazy(rf"^[{_HAN}]{{3,30}}(?:委员会|人民政府|法院|检察院|[局厅部院会办署]|公司|集团|大学|学院|学校|中心|总队|支队)$")
"""An office that gives a document out, alone on its line."""
BARE_FORM = lazy(
    rf"^(?!关于)[{_HAN}]{{0,8}}(?:[裁判]决书|裁定书|调解书|[决处]定书|通知书|意见书|告知书|建议书|责任书|公告|通告|公报|命令|令|通知|通报|决定|函)$"
)
"""The name of a kind of document that is the whole title below its issuer: 行政处罚决定书."""
GENRE = re.compile(
    r"(?:通知|决定|意见|通报|公告|通告|批复|请示|报告|函|纪要|办法|规定|条例|方案|细则|规划|决议|命令|令|公报|议案|要点|计划|倡议书|制度|规则|決定|意見|通報|批復|請示|報告|辦法|規定|條例|細則|規劃|決議|計劃|規則)"
    r"(?:》?的通知)?(?:[（(][^（）()]{1,14}[）)])?$"
)
"""The names of the kinds of official documents, at the end of a title (党政机关公文处理工作条例, 第八条, and the usual others)."""
LETTER = re.compile(r"(?:的一?封?(?:公开|回|感谢|慰问|贺|表扬|求助|家长)?信|公开信|感谢信|慰问信|贺信|倡议书|复信|回信)$")
"""How the title of a letter ends."""
COUNTED = re.compile(r"^[^，。；：！？]{2,20}[（(]共?\s?\d{1,4}\s?[名人个篇项件家处位组支部台册幅所座只]{1,2}[）)]$")
"""The head of a part of a list, with how many it holds."""
FORM_END = lazy(
    rf"(?:名单|名册|一览表|汇总表|登记表|统计表|申请表|[{_HAN}]表|清单|目录|方案|办法|细则|规定|标准|指南|规则|计划|要点|说明|范围图|示意图|{GENRE.pattern[:-1]})"
    r"(?:[（(][^（）()]{1,14}[）)])?$"
)
"""How the title of an attachment ends."""
RECIPIENTS = re.compile(
    r"(?:政府|部门|单位|机构|企业|工会|委员会|学校|局|厅|办|会|院|中心|公司|集团|[室队社馆站所行部处联村乡镇厂校]|各[^，。]{1,12})[：:]$"
)
"""How a line of recipients ends."""
_THOSE_ADDRESSED = r"(?:同志们|朋友们|女士们|先生们|代表们|委员们)"
FORMULA = re.compile(
    r"^(?:谢谢(?:大家|各位|同志们|同学们|你们|主席)?|此致|敬礼|此复|此令|特此(?:通知|通告|公告|通报|函复|函告|函达|批复|报告|证明|说明|致函|申请|请示)"
    r"|(?:妥否|当否|以上(?:报告|请示|意见)?(?:妥否|当否)?)[，,]?请.{1,8}|专此(?:函达|报告|函复)?)[！!。.]?$"
)
"""The closing words of letters, speeches and official documents, which stand on a line of their own."""
ADDRESSING = "：:！!"
"""What a salutation ends with."""
SALUTATION = lazy(
    rf"^(?:[{_HAN}《》、，,\s]{{1,28}}[：:]|[{_HAN}]{{0,12}}{_THOSE_ADDRESSED}[{_HAN}、，\s]{{0,12}}[！!：:])$"
)
OPENING_WORDS = lazy(
    rf"^(?:各位|尊敬的|亲爱的|同志们|朋友们)[{_HAN}、，,\s]{{0,26}}[：:！!]$"
    rf"|^[{_HAN}、，,“”\s]{{1,24}}(?:同志们|朋友们|女士|先生|代表|委员|同志|同学们|家长们|邻居们|乡亲们|孩子们)[：:]$"
)
"""A salutation on a line of its own."""
NEWS = re.compile(
    r"^(?:本[报刊台网]讯"
    r"|[（(]?(?:本[报刊]|新华社|中新社|人民网)[^，。]{0,14}[电讯][）)]?[\s　]"
    r"|据[^，。]{2,16}(?:报道|消息)[，：])"
)
"""How a news item opens."""
NEWS_OPENING = re.compile(
    r"^(?:(?:近日|日前|近期|连日来)[，,]|(?:\d{4}\s*年\s*)?\d{1,2}\s*月\s*\d{1,2}\s*日(?:[，,]|[上下]午|至|晚)"
    r"|为(?:深入|认真|进一步|切实|全面|贯彻|落实|庆祝|丰富|推动))"
)
"""How a news item likes to open."""
EDITOR_NOTE = re.compile(r"^[\[【（(]?\s*(?:编者按|编者的话|编\s?前|编\s?后|编后语|按语|开栏的话|开栏语)\s*[\]】）)]?\s*[:：]?")
CAPTION = lazy(
    rf"^(?:(?:[图表]|专栏)\s?\d{{1,2}}(?:[-—.．]\d{{1,2}})?[\s　:：]?[^，。；]{{2,30}}$|图为|[▲△▼]"
    rf"|[{_HAN}\d\s“”《》、]{{4,40}}(?:合影|（[^（）]{{1,12}}摄）|(?:摄|供图)$))"
)
CREDITED = re.compile(r"^[^。]{4,40}。?[（(][^（）()]{0,12}(?:摄|供图|摄影|资料图|资料照片|资料图片|翻拍|制图|绘图?)[）)]$")
"""A caption that names the photographer."""
FOOTNOTE = re.compile(
    r"^(?:[①-⑳]|\[\d{1,2}\]|［\d{1,2}］|〔\d{1,2}〕|\*\s|注[释]?\s*\d{0,2}\s*[:：]|[〔\[［【]\s?注\s?\d{0,2}\s?[〕\]］】]\s*\S)"
)
FIELD = lazy(rf"^(?:[问答]|[{_HAN}]{{1,2}}[{_HAN}　 ]{{1,6}})[：:]\s*\S")
"""A label and what it holds, as at the head of minutes, or a speaker and what he says."""
REFERENCES_HEAD = re.compile(r"^[\[【]?\s*(?:参\s*考\s*文\s*献|主要参考文献|参考资料|References)\s*[\]】]?\s*[:：]?$")
NOTES_HEAD = re.compile(r"^[\[【]?\s*(?:注\s*释|尾\s*注|Notes)\s*[\]】]?\s*[:：]?$")
WORKPLACES = re.compile(r"^[（(](?:\s?1\s?[.．、]\s?\S[^（）()]{8,}|[^（）()。]{4,40}[\s，,；;]\s*\S{0,8}?\s*\d{6})[）)]$")
"""Where the authors of an article work: numbered places, or one with its postcode."""
LABEL = re.compile(
    r"^[\[【［]?(?:摘\s?要|内容提要|提\s?要|关\s?键\s?词|中图分类号|文献标[识志]码|A[Bb][Ss][Tt][Rr][Aa][Cc][Tt]|K[Ee][Yy]\s?[Ww][Oo][Rr][Dd][Ss]|DOI|文章编号|基金项目|作者简介|收稿日期|作者单位|资料来源|数据来源"
    r"|联系人|联系电话|填[表报](?:说明|单位(?:（盖章）)?|日期|人)|记\s?录人?|主\s?持人?|出席|列席|请假|缺席|(?:出席|列席|参会|参加|与会|请假|缺席)人员|受文者|發文日期|發文字號|速別|密等及解密條件或保密期限|附件|主旨|正本|副本)(?:[\]】］]\s*[：:]?|[：:])\s*\S"
)
"""A label that never stands within a sentence, and what it holds."""
KEYWORDS = re.compile(r"^[\[【［]?(?:关\s?键\s?词|關\s?鍵\s?詞|主\s?题\s?词)[\]】］]?\s*[：:]?\s*\S")
BARE_LABEL = re.compile(r"^(?:主持|出席|列席|参会|参加|与会|请假|缺席|记录)(?:人员|人|单位|同志)?\s?[：:]$")
"""A label alone on its line, over those it names."""
ATTENDANCE = re.compile(r"^(?:出席|列席|参会|参加|与会|请假|缺席|主持|记录)(?:人员|人|单位|同志|领导)?$")
"""A heading over those who were at a meeting, were excused, or took the minutes."""
NAMED_LABEL = re.compile(rf"{BARE_LABEL.pattern[:-1]}|{CC.pattern}")
"""What stands over or before names: a list of them ends without a mark."""
NUMBER_LABEL = re.compile(r"^(?:發文字號|发文字号|文\s?号)\s*[：:]")
DATE_LABEL = re.compile(r"^(?:發文日期|发文日期)\s*[：:]")
ALONE = lazy(
    rf"^[（(]?[{_HAN}A-Z]{{0,16}}\s*[〔\[［【（(]\s*(?:19|20)\d{{2}}\s*[〕\]］】）)]\s*第?\s*\d{{1,5}}\s*[号號][）)]?$"
    r"|^\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日$"
    r"|^附\s?[件表录]\s*\d{0,2}\s*[:：]?$"
)
"""Lines that are a block by themselves: a document number, a full date, the word for an attachment."""
NUMBERED_CAPTION = re.compile(
    r"^(?:[图表]|专栏)\s?\d{1,2}(?:[-—.．]\d{1,2})?(?:[\s　:：]\s*|(?![所中可显的和与为是列给说表反明示、\d]))[^，。；]{2,30}$"
)
NAME = lazy(rf"^(?:[{_HAN}]{{2,4}}|[{_HAN}][\s　]{{1,4}}[{_HAN}]|[{_HAN}]{{2,6}}·[{_HAN}]{{2,6}})$")
NAME_POST = lazy(
    rf"^([{_HAN}][\s　]{{1,4}}[{_HAN}]|[{_HAN}·]{{2,6}}?)(（[^（）]{{1,9}}）)?(?:(?<=）)[\s　]*|[\s　]+)([{_HAN}（“].*)$"
)
"""An entry of a list of people: name, what is said of it in brackets, post."""
POST_END = re.compile(
    r"(?:[员任长]|书记|主席|经理|[程教护导医药画技律讲]师|教授|医生|护士|村医|代表|职工|[工艺]人|[焊电木钳车]工|教练|助理|记者|编辑|专责"
    r"|法官|检察官|学生|院士|博士|负责人|创始人|合伙人|店主|农民)$"
)
"""How the word for a post ends."""
_POST_AND_GAP = re.compile(
    r"(?:主席|书记|主任|总编辑|经理|教授|研究员|[部局院校会社市省县区镇厅处科所馆行事书]长|编辑|记者|代表|[心院学部室会校司])"
    r"[\s　]+\S{1,4}(?:[\s　]\S{1,3})?$"
)
ISSUE = lazy(
    rf"^(?=.*\d{{4}}\s*年)(?:[{_HAN}《》·\s]{{2,16}})?第\s*\d{{1,3}}\s*卷[\s,，]*第\s*\d{{1,3}}\s*期[{_HAN}《》·\s\d()（）]{{0,40}}$|"
    rf"^\d{{0,3}}\s*[{_HAN}《》·\s]{{2,16}}(?:19|20)\d{{2}}\s*年\s*第\s*\d{{1,3}}\s*期(?:\s*[（(]?总第\s*\d+\s*期[）)]?)?\s*\d{{0,3}}$"
    rf"|^(?:19|20)\d{{2}}[年.]\s*第?\s*\d{{1,2}}\s*期?[\s·|]*[{_HAN}]{{0,8}}$"
    rf"|^\d{{0,3}}\s*[{_HAN}《》·\s]{{0,16}}(?:19|20)\d{{2}}\s*年?\s*(?:\d{{1,2}}\s*月[号刊]|[春夏秋冬]{{1,2}}季?(?:[号刊卷]|合刊)|第?\s*\d{{1,2}}\s*辑)\s*\d{{0,3}}$"
    rf"|^\d{{0,3}}\s*[{_HAN}]{{2,10}}[\s　]*(?:19|20)\d{{2}}\s*[·•.．]\s*\d{{1,2}}(?:\s+\d{{1,3}})?$"
    rf"|^[{_HAN}]{{0,6}}\s*《[{_HAN}]{{2,12}}》\s*(?:19|20)\d{{2}}[年.]\s*\d{{1,2}}$"
)
"""A periodical's running head, known even where it stands once."""
PAGE_NUMBER = re.compile(
    r"^(?:[-—–－·•\s]*\d{1,4}[-—–－·•\s]*|第\s*\d{1,4}\s*页(?:\s*[共/]\s*\d{1,4}\s*页)?|\d{1,4}\s*/\s*\d{1,4})$"
)
NOTE_LINE = re.compile(
    r"^(?:抄\s?送|抄\s?报|分送|附\s?[件表录]?\s*\d{0,2}|注|说明|填[表报]说明|备注|资料来源|数据来源|编者按|关键词|摘\s*要)\s*[:：]"
)
IMPRINT_WORD = re.compile(
    r"准印证|内部资料|刊号|总第\s?\d+\s?期|\S主办(?=[\s　]|$)|ISSN|CN\s?\d{2}|责任编辑|印数|投稿|[Ee]-?mail"
    r"|(?:印刷|编辑|主办|主管|主编|地址|邮编|电话|发行|定价|出版|邮箱)[:：]"
)


def is_address(text: str) -> bool:
    """Tell whether a line that opens a letter or a notice names offices, and not people as a salutation does."""
    return bool(RECIPIENTS.search(text)) and not OPENING_WORDS.match(text)


def post_and_name(text: str) -> bool:
    """Tell whether a line is a post or an office, a gap and a name, as bylines are: "总工会主席　张三"."""
    parted = (" " in text or "　" in text) and _POST_AND_GAP.search(text) is not None
    return parted and name_at_end(text) and not any(char in "。；！？" for char in text)


ISSUED = lazy(rf"^[{_HAN}（）()、]{{3,28}}[办室会部局厅院处司社府团校中心委组编印][ \t　]+\d{{4}}\s?年\s?\d{{1,2}}\s?月\s?\d{{1,2}}\s?日$")
"""Who issues a bulletin, and its date at the other side of the line."""
_KICKER_ENDS = frozenset("际前后时来调出求示吁布议题道一二三四五六七八九十")
_KICKER_WORDS = re.compile("专|报道|策划|对话|走近|访谈|特稿|关注|故事|人物|调查")
_LAST_OF_SUBTITLE, _LAST_OF_MASTHEAD = frozenset("持议话席加告辞同"), frozenset("件报令要函")


def display_shape(text: str) -> bool:
    """Tell whether a line has the form of a line set on its own."""
    if BYLINE.match(text) or DASHED.match(text) or LETTER_DATE.match(text) or ATTACHMENT.match(text):
        return True
    if ("号" in text or "號" in text) and DOCNUMBER.match(text) or ORIGIN_LINE.match(text) or text[-1:] in "）)" and COUNTED.match(text):
        return True
    if text[-1:] in _LAST_OF_SUBTITLE and SUBTITLE.match(text) or text[-1:] in _LAST_OF_MASTHEAD and MASTHEAD.match(text):
        return True
    if text[-1:] == "日" and ISSUED.match(text):
        return True
    return is_kicker(text) and not text.endswith("。") or post_and_name(text)


def is_kicker(text: str) -> bool:
    """Tell whether a line has the form of a kicker; most lines have none of the characters that one needs."""
    return bool((text[-1:] in _KICKER_ENDS or _KICKER_WORDS.search(text)) and KICKER.search(text))
