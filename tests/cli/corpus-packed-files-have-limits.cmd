# A bomb and an archive in an archive are refused, each with its reason.
$ yes | head -c 60000000 | gzip -9 >bomb.gz; cadrage corpus check bomb.gz
2>~ ^cadrage: cannot read 'bomb.gz': it unpacks to more than 200 times its size$
? 3

$ head -c 60000000 /dev/zero | gzip -9 >zeros.gz; cadrage corpus check zeros.gz
2>~ ^cadrage: zeros.gz: no file in this archive$
? 3

$ echo Texte. >a.txt; tar -czf in.tar.gz a.txt; tar -cf out.tar in.tar.gz a.txt; cadrage corpus check out.tar
>~ ^out.tar/a.txt \(text\): 1 announced, 1 read$
>~ ^out.tar/in.tar.gz: an archive inside an archive is not opened$
? 1
