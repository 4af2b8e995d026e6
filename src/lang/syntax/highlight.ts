// Which colour class each node of the grammar has; themes map the tags to colours.
import { styleTags, tags } from '@lezer/highlight';

export const highlighting = styleTags({
  'if else while do for break continue goto return await choose when': tags.controlKeyword,
  'scenario cite note param memory buffer ipi flight word enum struct lane at guarded by':
    tags.definitionKeyword,
  'task vcpu irq signal env timer work rcu guest asm on endless macro reject': tags.definitionKeyword,
  '.if .else .endif': tags.controlKeyword,
  'Mnemonic! lock': tags.keyword,
  'AsmRegister! AsmBind/Name!': tags.special(tags.variableName),
  'possible never final cover always eventually leads to expect fails vacuous rest': tags.definitionKeyword,
  'drawn columns text not check free none breaks run turns show mode credit up down window from after':
    tags.definitionKeyword,
  'opening chapter goal predict fix provoke avoid hint sheet left hypothetical unconfirmed level became shipped posted textbook':
    tags.definitionKeyword,
  'class mended exercise solved broken': tags.definitionKeyword,
  'ghost const atomic fine': tags.modifier,
  'step assert': tags.keyword,
  'bool int bits chart spinlock mutex void': tags.typeName,
  'NamedType! ChartType/Name!': tags.typeName,
  'in all any first raised active blocked finished': tags.operatorKeyword,
  'true false': tags.bool,
  NULL: tags.null,
  'sc tso weak': tags.atom,
  'Name! VariableName!': tags.variableName,
  'FieldName!': tags.propertyName,
  'VarDecl/Name! Formal/Name! ParamItem/Name!': tags.definition(tags.variableName),
  'EnumItem/Name!': tags.constant(tags.variableName),
  'FuncItem/Name!': tags.function(tags.definition(tags.variableName)),
  'FamilyName/Name! Guest/Name! AsmGuest/Name! StructItem/Name! LaneItem/Name!': tags.definition(
    tags.typeName,
  ),
  'PlaceStmt/Name! GotoStmt/Name! AtExpr/Name! AsmPlace/Name! AsmMacro/Name!': tags.labelName,
  'Callee!': tags.function(tags.variableName),
  'LabelStmt/String LabelledExpr/String AsmLabelled/String Alias/String LabelMeaning/String NotMeaning/String':
    tags.special(tags.string),
  'String LongString': tags.string,
  Number: tags.number,
  '"=" "+=" "-=" "|=" "&="': tags.definitionOperator,
  '"++" "--" "+" "-" "*" "/" "%"': tags.arithmeticOperator,
  '"&" "|" "^" "~" "<<" ">>"': tags.bitwiseOperator,
  '"&&" "||" "!"': tags.logicOperator,
  '"<" "<=" ">" ">=" "==" "!="': tags.compareOperator,
  '".."': tags.operator,
  '"?" ":" "@"': tags.controlOperator,
  '"(" ")"': tags.paren,
  '"[" "]"': tags.squareBracket,
  '"{" "}"': tags.brace,
  '"," ";"': tags.separator,
  '"." "->"': tags.derefOperator,
  LineComment: tags.lineComment,
  BlockComment: tags.blockComment,
});
