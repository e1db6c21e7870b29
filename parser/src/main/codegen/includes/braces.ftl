|   < LBRACE_D: "{" (<WHITESPACE>)* "D" >
|   < LBRACE_T: "{" (<WHITESPACE>)* "T" >
|   < LBRACE_TS: "{" (<WHITESPACE>)* "TS" >
|   < LBRACE_FN: "{" (<WHITESPACE>)* "FN" >
|   < LBRACE_OJ: "{" (<WHITESPACE>)* "OJ" >
|   < LBRACE_ESCAPE: "{" (<WHITESPACE>)* "ESCAPE" >
|   < LBRACE_LIMIT: "{" (<WHITESPACE>)* "LIMIT" >
|   < LBRACE: "{" >
|   < RBRACE: "}" >
|   < NUMBERED_PARAMETER: "$" (["0"-"9"])+ >
|   < DOLLAR_QUOTED_STRING: "$" (<NAME_START> (<NAME_START> | ["0"-"9"])*)? "$" > { readDollarQuoted(matchedToken); }
