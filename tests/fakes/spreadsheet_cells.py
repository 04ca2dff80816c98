"""Cells that a spreadsheet would run as formulas, and what stands in a file for people instead."""

CELLS = {
    "=1+1": "'=1+1",
    "+49 30 1234": "'+49 30 1234",
    "-5 % today": "'-5 % today",
    "@shop": "'@shop",
    "\uff1d1+1": "'\uff1d1+1",
    "\uff0b1": "'\uff0b1",
    "\uff0d1": "'\uff0d1",
    "\uff20shop": "'\uff20shop",
    " =1+1": "' =1+1",
    "\u00a0=1+1": "'\u00a0=1+1",
    "\u3000=1+1": "'\u3000=1+1",
    "\u200b=1+1": "'\u200b=1+1",
    "\u00ad\u2060\ufeff=1+1": "'\u00ad\u2060\ufeff=1+1",
    "\u202e=1+1": "'\u202e=1+1",
    "a;=1+1": "a;'=1+1",
    "a; \u200b=1+1;b;@c": "a;' \u200b=1+1;b;'@c",
    "\x1f\x85=1+1": "'\x1f\x85=1+1",
    "\u2800\u3164\U000e0001=1+1": "'\u2800\u3164\U000e0001=1+1",
    "a\n=1+1": "a\n'=1+1",
    "a\r\n -1": "a\r\n' -1",
    "a\t@b": "a\t'@b",
    'a;"=1+1': "a;'\"=1+1",
    "\t=1+1": "'\t'=1+1",
    "Soft; and warm": "Soft; and warm",
    "2 + 2 = 4": "2 + 2 = 4",
    "mail me@shop.example": "mail me@shop.example",
    'Cup, 12" tall': 'Cup, 12" tall',
    "Mug,\nblue – and green": "Mug,\nblue – and green",
}
# Only in files with ";": a spreadsheet that parts by commas does not see the quotes of those.
WITH_SEMICOLONS = {"Mug, -5 %": "Mug,' -5 %", 'a,"=1': "a,'\"=1"}
