"""The annex's house style: the parts of a Word document that do not change from one to another.

Sizes are in half points for type and in twentieths of a point for lengths, as the format has them
(ECMA-376, WordprocessingML).  `{…}` are the only blanks.
"""

from __future__ import annotations

INK, SOFT, MUTED, LINE, PANEL, ACCENT = (
    "1B2540", "3D4863", "5A6579", "B9C2D0", "F3F5F9", "2146A8",
)  # fmt: skip
SANS, SERIF, MONO = "Calibri", "Georgia", "Consolas"

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

CONTENT_TYPES = f"""{_HEAD}<Types xmlns="{_PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="{_TYPE}.styles+xml"/>
<Override PartName="/word/numbering.xml" ContentType="{_TYPE}.numbering+xml"/>
<Override PartName="/word/settings.xml" ContentType="{_TYPE}.settings+xml"/>
<Override PartName="/word/header1.xml" ContentType="{_TYPE}.header+xml"/>
<Override PartName="/word/footer1.xml" ContentType="{_TYPE}.footer+xml"/>
<Override PartName="/docProps/core.xml" \
ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>
<Override PartName="/docProps/app.xml" \
ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>
</Types>
"""

RELATIONS = f"""{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="rId1" Type="{_OFFICE}/relationships/officeDocument" Target="word/document.xml"/>
<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" \
Target="docProps/core.xml"/>
<Relationship Id="rId3" Type="{_OFFICE}/relationships/extended-properties" \
Target="docProps/app.xml"/>
</Relationships>
"""

DOCUMENT_RELATIONS = f"""{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="rId1" Type="{_OFFICE}/relationships/styles" Target="styles.xml"/>
<Relationship Id="rId2" Type="{_OFFICE}/relationships/numbering" Target="numbering.xml"/>
<Relationship Id="rId3" Type="{_OFFICE}/relationships/settings" Target="settings.xml"/>
<Relationship Id="rId4" Type="{_OFFICE}/relationships/header" Target="header1.xml"/>
<Relationship Id="rId5" Type="{_OFFICE}/relationships/footer" Target="footer1.xml"/>
</Relationships>
"""

CORE = f"""{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" \
xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title>{{title}}</dc:title><dc:subject>{{subject}}</dc:subject>\
<dc:language>{{language}}</dc:language>
</cp:coreProperties>
"""

APP = f"""{_HEAD}<Properties xmlns="{_OFFICE}/extended-properties">\
<Application>Service guide</Application></Properties>
"""

SETTINGS = f"""{_HEAD}<w:settings xmlns:w="{WORD}">
<w:zoom w:percent="100"/><w:defaultTabStop w:val="708"/><w:characterSpacingControl \
w:val="doNotCompress"/>
<w:compat><w:compatSetting w:name="compatibilityMode" \
w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>
<w:themeFontLang w:val="{{language}}"/><w:decimalSymbol w:val="{{decimal}}"/>\
<w:listSeparator w:val=";"/>
</w:settings>
"""

NUMBERING = f"""{_HEAD}<w:numbering xmlns:w="{WORD}">
<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="–"/>\
<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="284" w:hanging="284"/></w:pPr>\
<w:rPr><w:color w:val="{MUTED}"/></w:rPr></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="multilevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Heading1"/>\
<w:lvlText w:val="%1"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="567" w:hanging="567"/></w:pPr>\
<w:rPr><w:color w:val="{ACCENT}"/></w:rPr></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
</w:numbering>
"""


_BUILT_IN = frozenset(
    {"Title", "Subtitle", "Heading1", "Heading2", "ListBullet", "Header", "Footer"}
)


def _style(  # noqa: PLR0913 - the properties that styles differ in
    identity: str,
    name: str,
    *,
    kind: str = "paragraph",
    based: str = "Normal",
    then: str = "",
    paragraph: str = "",
    run: str = "",
    rest: str = "",
) -> str:
    following = f'<w:next w:val="{then}"/>' if then else ""
    upon = f'<w:basedOn w:val="{based}"/>' if based else ""
    inside = (f"<w:pPr>{paragraph}</w:pPr>" if paragraph else "") + (
        f"<w:rPr>{run}</w:rPr>" if run else ""
    )
    own = "" if identity in _BUILT_IN else ' w:customStyle="1"'
    return (
        f'<w:style w:type="{kind}"{own} w:styleId="{identity}"><w:name w:val="{name}"/>{upon}'
        f"{following}<w:qFormat/>{inside}{rest}</w:style>"
    )


def _font(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:cs="{name}" w:eastAsia="{name}"/>'


def _type(size: int, color: str = INK, extra: str = "") -> str:
    return f'{extra}<w:color w:val="{color}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'


def _space(before: int, after: int, line: int = 264) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>'


_BOLD = "<w:b/><w:bCs/>"
_KEEP = "<w:keepNext/><w:keepLines/>"
_RULE = f'<w:top w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/>'
_UNDER = f'<w:bottom w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/>'
_BETWEEN = f'<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/>'

_STYLES = (
    _style(
        "Title", "Title", then="Subtitle",
        paragraph=_KEEP + _space(0, 60, 240), run=_type(44, INK, _font(SERIF)),
    ),
    _style(
        "Subtitle", "Subtitle", then="Normal",
        paragraph=_KEEP + _space(0, 280), run=_type(23, MUTED),
    ),
    _style(
        "Heading1", "heading 1", then="Normal",
        paragraph=_KEEP
        + '<w:numPr><w:numId w:val="2"/></w:numPr>'
        + _space(360, 120, 240)
        + '<w:outlineLvl w:val="0"/>',
        run=_type(28, INK, _font(SERIF)),
    ),
    _style(
        "Heading2", "heading 2", then="Normal",
        paragraph=_KEEP + _space(200, 60) + '<w:outlineLvl w:val="1"/>',
        run=_type(21, SOFT, _BOLD),
    ),
    _style("Lead", "Lead", paragraph=_KEEP + _space(60, 60), run=_type(30, ACCENT, _BOLD)),
    _style("Small", "Small", paragraph=_space(40, 80), run=_type(18, MUTED)),
    _style(
        "Clause", "Clause",
        paragraph=_space(60, 100) + '<w:ind w:left="284" w:right="284"/>',
        run=_type(20, INK, _font(SERIF)),
    ),
    _style(
        "ListBullet", "List Bullet",
        paragraph='<w:numPr><w:numId w:val="1"/></w:numPr>'
        + _space(0, 50)
        + '<w:ind w:left="284" w:hanging="284"/><w:contextualSpacing/>',
    ),
    _style("Cell", "Cell", paragraph=_space(40, 40, 245), run=_type(19)),
    _style("CellNumber", "Cell Number", based="Cell", paragraph='<w:jc w:val="right"/>'),
    _style(
        "CellHead", "Cell Head", based="Cell",
        paragraph="<w:keepNext/>", run=_type(17, MUTED, _BOLD),
    ),
    _style(
        "CellHeadNumber", "Cell Head Number", based="CellHead", paragraph='<w:jc w:val="right"/>'
    ),
    _style("CellClause", "Cell Clause", based="Cell", run=_type(18, SOFT, _font(SERIF))),
    _style(
        "Header", "header",
        paragraph='<w:tabs><w:tab w:val="right" w:pos="9638"/></w:tabs>' + _space(0, 0),
        run=_type(16, MUTED),
    ),
    _style(
        "Footer", "footer",
        paragraph=f'<w:pBdr><w:top w:val="single" w:sz="4" w:space="6" w:color="{LINE}"/></w:pBdr>'
        '<w:tabs><w:tab w:val="right" w:pos="9638"/></w:tabs>' + _space(0, 0),
        run=_type(16, MUTED),
    ),
    _style("Number", "Clause Number", kind="character", based="", run=_type(18, ACCENT, _BOLD)),
    _style(
        "Code", "Code", kind="character", based="", run=_type(15, INK, _font(MONO)),
    ),
    _style("Badge", "Badge", kind="character", based="", run=_type(16, MUTED, "<w:i/><w:iCs/>")),
    _style(
        "Grid", "House Table", kind="table", based="TableNormal",
        rest=f'<w:tblPr><w:tblBorders>{_RULE}{_UNDER}{_BETWEEN}</w:tblBorders>'
        '<w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr>"
        f'<w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:color="auto" '
        f'w:fill="{PANEL}"/></w:tcPr></w:tblStylePr>'
        '<w:tblStylePr w:type="lastRow"><w:rPr><w:b/><w:bCs/></w:rPr></w:tblStylePr>',
    ),
)  # fmt: skip

STYLES = f"""{_HEAD}<w:styles xmlns:w="{WORD}">
<w:docDefaults><w:rPrDefault><w:rPr>{_font(SANS)}{_type(21)}\
<w:lang w:val="{{language}}" w:eastAsia="{{language}}"/></w:rPr></w:rPrDefault>\
<w:pPrDefault><w:pPr>{_space(0, 110)}</w:pPr></w:pPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>\
</w:style>
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>\
<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" \
w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>\
<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
{"".join(_STYLES)}
</w:styles>
"""

HEADER = f"""{_HEAD}<w:hdr xmlns:w="{WORD}"><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>\
<w:r><w:t>{{left}}</w:t></w:r><w:r><w:tab/></w:r><w:r><w:t>{{right}}</w:t></w:r></w:p></w:hdr>
"""

_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> {0} '
    '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)

FOOTER = f"""{_HEAD}<w:ftr xmlns:w="{WORD}"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>\
<w:r><w:t>{{left}}</w:t></w:r><w:r><w:tab/></w:r>{_FIELD.format("PAGE")}\
<w:r><w:t xml:space="preserve"> / </w:t></w:r>{_FIELD.format("NUMPAGES")}</w:p></w:ftr>
"""

DOCUMENT = f"""{_HEAD}<w:document xmlns:w="{WORD}" \
xmlns:r="{_OFFICE}/relationships"><w:body>
{{body}}
<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:footerReference w:type="default" \
r:id="rId5"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1361" w:right="1134" w:bottom="1247" \
w:left="1134" w:header="624" w:footer="567" w:gutter="0"/></w:sectPr>
</w:body></w:document>
"""
