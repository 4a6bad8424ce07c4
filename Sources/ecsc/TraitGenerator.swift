#if !Generator
#error("ecsc needs the package trait 'Generator', which is on by default; '.package(…, traits: [])' leaves it out")
#endif
