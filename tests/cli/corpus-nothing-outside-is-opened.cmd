# Links, pipes and dots: what is not below the folder is not read, and a pipe stops nothing.
$ mkdir in out; echo Dehors. >out/b.txt; echo Dedans. >in/a..txt; ln -s ../out/b.txt in/c.txt; ln -s ../out in/d; ln -s a..txt in/e.txt; mkfifo in/f.txt
  timeout 10 cadrage corpus check in
>~ ^a..txt \(text\): 1 announced, 1 read$
>~ ^e.txt \(text\): 1 announced, 1 read, 1 seen before
>!~ b.txt
>~ ^c.txt: a link out of the folder or to a folder is not followed$
>~ ^d: a link out of the folder or to a folder is not followed$
? 1

$ mkdir in; echo Dehors. >b.txt; printf 'path\tsource\n../b.txt\tGazette\n' >in/corpus.tsv; cadrage corpus check in
2>~ names files that are not below the folder: '../b.txt'$
? 3

$ mkdir in out; echo Dehors. >out/b.txt; ln -s ../out in/d; printf 'path\tsource\nd/b.txt\tGazette\n' >in/corpus.tsv; cadrage corpus check in
2>~ names files that are not below the folder: 'd/b.txt'$
? 3

# In an archive a name is only a name.
$ echo Texte. >a.txt; tar -P -cf a.tar --transform 's,a.txt,../../etc/a.txt,' a.txt; ln -s /etc/passwd l.txt; tar -rf a.tar l.txt 2>/dev/null; cadrage corpus check a.tar
>~ ^a.tar/../../etc/a.txt \(text\): 1 announced, 1 read$
>!~ l.txt

# What is inside and not looked at is said.
$ deep=nest$(printf '/%s' 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16); mkdir -p $deep; echo Là. >$deep/../a.txt; echo Trop loin. >$deep/b.txt; cadrage corpus check nest
>~ ^1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/a.txt \(text\): 1 announced, 1 read$
>~ ^1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16/: folders are not looked into below 16 others$
? 1
