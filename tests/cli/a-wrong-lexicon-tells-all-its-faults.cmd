# Every fault at once, each with file, line, column and a caret; nothing is scored.
$ printf 'lexicon: x\nlanguage: fr\nversion: un\ntitle: {fr: X}\nchoises: {}\nloaded:\n  a:\n    title: {fr: A}\n    terms: ["(ouvert"]\n' >wrong.yaml
  echo 'Un texte.' | cadrage score -l wrong.yaml
2>~ wrong.yaml:3:10: 
2>~ wrong.yaml:5:1: .*choises.*choices
2>~ wrong.yaml:9:
2>~ \^$
? 3
