# A lexicon says what it is about; an article of a hundred words on something else is not counted with it, and that is said.
$ for i in 1 2 3 4 5 6 7 8 9 10; do echo "L’offensive toulousaine a surpris la défense adverse, et l’attaque a fait le reste dimanche."; done >match.txt
  cadrage score -l haut-karabakh match.txt
2>~ ^cadrage: 1 article is not about the topic of a lexicon
? 1
