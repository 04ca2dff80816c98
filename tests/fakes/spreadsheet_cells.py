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
    "Soft; and warm": "Soft; and warm",
    "2 + 2 = 4": "2 + 2 = 4",
    "mail me@shop.example": "mail me@shop.example",
    'Cup, 12" tall': 'Cup, 12" tall',
}
