"""Line drawings of our own, 34 by 34 units, drawn with the colour of the text around them."""

ICONS = {
    "learn": '<path d="M4 8 17 4l13 4v17l-13 5-13-5z"/><path d="M17 4v26"/>',
    "find": '<circle cx="17" cy="13" r="8"/><path d="M17 31V21"/>',
    "listen": '<path d="M4 6h26v17H16l-7 7v-7H4z"/>',
    "meet": '<circle cx="10" cy="12" r="5"/><circle cx="24" cy="12" r="5"/>'
    '<path d="M2 29c1-8 15-8 16 0M16 29c1-8 15-8 16 0"/>',
    "change": '<path d="M5 27 14 17l6 6L30 8"/><path d="M23 8h7v7"/>',
    "advise": '<circle cx="17" cy="17" r="13"/><path d="M12.5 13a4.5 4.5 0 1 1 6 4.3c-1.5.7-1.5 1.7-1.5 3M17 25v.2"/>',
    "check": '<path d="m7 18 7 7L28 9"/>',
    "arrow": '<path d="M5 17h23M20 9l8 8-8 8"/>',
    "back": '<path d="M29 17H6M14 9l-8 8 8 8"/>',
    "telephone": '<path d="M7 4h6l3 8-4 3c2 4 4 6 8 8l3-4 8 3v6c0 2-2 3-4 3C15 30 4 19 4 8c0-2 1-4 3-4z"/>',
    "lock": '<rect x="6" y="15" width="22" height="15" rx="3"/><path d="M11 15v-4a6 6 0 0 1 12 0v4"/>',
    "person": '<circle cx="17" cy="11" r="6"/><path d="M5 30c1-12 23-12 24 0"/>',
    "write": '<path d="M6 28l1-6L23 6l5 5-16 16z"/><path d="m19 10 5 5"/>',
    "print": '<path d="M10 13V4h14v9M10 24H5V13h24v11h-5"/><path d="M10 20h14v10H10z"/>',
    "download": '<path d="M17 4v18M9 15l8 8 8-8M5 30h24"/>',
    "clock": '<circle cx="17" cy="17" r="13"/><path d="M17 9v8l6 4"/>',
    "door": '<path d="M8 30V4h18v26M4 30h26M21 17v1"/>',
    "undo": '<path d="M5 13h15a8 8 0 0 1 0 16h-7"/><path d="m11 6-7 7 7 7"/>',
    "plus": '<path d="M17 6v22M6 17h22"/>',
    "search": '<circle cx="15" cy="15" r="10"/><path d="m23 23 7 7"/>',
}
